package org.trucewatch.notification.contracts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trucewatch.kit.events.Json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class EventContractsTest {

    private static final Path CONTRACTS = Path.of("contracts");
    private static final Map<String, Class<?>> RECORDS = Map.of(
            NoticeReleased.TYPE, NoticeReleased.class,
            DeliveryChanged.TYPE, DeliveryChanged.class,
            MeetingChanged.TYPE, MeetingChanged.class);

    static Stream<String> types() {
        return RECORDS.keySet().stream().sorted();
    }

    private static String example(String type) throws IOException {
        return Files.readString(CONTRACTS.resolve("examples/" + type + ".json"));
    }

    @ParameterizedTest
    @MethodSource("types")
    void whatWeSayIsWrittenAsTheExampleShows(String type) throws IOException {
        var example = Json.MAPPER.readTree(example(type));
        var record = Json.MAPPER.treeToValue(example, RECORDS.get(type));
        assertThat(Json.MAPPER.<com.fasterxml.jackson.databind.JsonNode>valueToTree(record))
                .isEqualTo(example);
    }

    @ParameterizedTest
    @MethodSource("types")
    void theExampleFitsTheSchemaAndLacksNothingThatIsRequired(String type) throws IOException {
        var text = Files.readString(CONTRACTS.resolve("schemas/" + type + ".schema.json"));
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text);
        assertThat(schema.validate(example(type), InputFormat.JSON)).isEmpty();
        for (var field : Json.MAPPER.readTree(text).path("required")) {
            var without = (ObjectNode) Json.MAPPER.readTree(example(type));
            without.remove(field.asText());
            assertThat(schema.validate(without.toString(), InputFormat.JSON))
                    .as(field.asText())
                    .isNotEmpty();
        }
    }

    @Test
    void everyEventIsDescribedOnceWithSchemaAndExample() throws IOException {
        var described = new YAMLMapper()
                .readTree(CONTRACTS.resolve("asyncapi.yaml").toFile())
                .at("/components/messages");
        assertThat(described.findValuesAsText("name")).containsExactlyInAnyOrderElementsOf(RECORDS.keySet());
        described.forEach(message -> assertThat(
                        CONTRACTS.resolve(message.at("/payload/$ref").asText()))
                .exists());
        assertThat(names("examples")).isEqualTo(RECORDS.keySet());
        assertThat(names("schemas")).isEqualTo(RECORDS.keySet());
    }

    private static Set<String> names(String folder) throws IOException {
        try (var files = Files.list(CONTRACTS.resolve(folder))) {
            return files.map(file -> file.getFileName().toString().replaceAll("(\\.schema)?\\.json$", ""))
                    .collect(Collectors.toSet());
        }
    }
}
