package org.trucewatch.incidents.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trucewatch.incidents.Example;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.CanonicalJson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class EventExamplesTest {

    private static final Path CONTRACTS = Example.file("incidents-service/contracts");

    private static final Map<String, Class<?>> RECORDS = Map.of(
            AgreementChanged.TYPE, AgreementChanged.class,
            RegistersChanged.TYPE, RegistersChanged.class,
            ReportReceived.TYPE, ReportReceived.class,
            IncidentChanged.TYPE, IncidentChanged.class,
            EvidenceReceived.TYPE, EvidenceReceived.class,
            CustodyRecorded.TYPE, CustodyRecorded.class,
            ReportErased.TYPE, ReportErased.class,
            TallyReceived.TYPE, TallyReceived.class,
            StatementMade.TYPE, StatementMade.class);

    static Stream<String> types() {
        return RECORDS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("types")
    void theRecordIsWrittenAsTheExampleShows(String type) throws IOException {
        JsonNode example = Json.MAPPER.readTree(example(type));

        var record = Json.MAPPER.treeToValue(example, RECORDS.get(type));

        assertThat(Json.MAPPER.valueToTree(record).toString()).isEqualTo(example.toString());
    }

    @ParameterizedTest
    @MethodSource("types")
    void theExampleIsValidAndEveryRequiredFieldIsMissed(String type) throws IOException {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(schemaFile(type)));

        assertThat(schema.validate(example(type), InputFormat.JSON)).isEmpty();
        for (JsonNode required : Json.MAPPER.readTree(schemaFile(type).toFile()).path("required")) {
            ObjectNode without = Json.MAPPER.readTree(example(type)).deepCopy();
            without.remove(required.asText());
            assertThat(schema.validate(without.toString(), InputFormat.JSON))
                    .as(required.asText())
                    .isNotEmpty();
        }
    }

    @Test
    void everyEventHasARecordASchemaAnExampleAndAPlaceInTheDescription() throws IOException {
        var described = new TreeSet<String>();
        new YAMLMapper()
                .readTree(CONTRACTS.resolve("asyncapi.yaml").toFile())
                .at("/components/messages")
                .forEach(message -> {
                    if (message.has("payload")) {
                        described.add(message.path("name").asText());
                        assertThat(CONTRACTS.resolve(message.at("/payload/$ref").asText()))
                                .exists();
                    }
                });

        assertThat(described).isEqualTo(RECORDS.keySet());
        assertThat(names("examples", ".json")).isEqualTo(RECORDS.keySet());
        assertThat(names("schemas", ".schema.json")).isEqualTo(RECORDS.keySet());
    }

    @Test
    void theExampleAgreementIsTheOneOfTheRepositoryUnderItsDigest() throws IOException {
        var example = Json.MAPPER.readTree(example(AgreementChanged.TYPE));

        assertThat(CanonicalJson.digest(example.get("content"))).isEqualTo(CanonicalJson.digest(Example.agreement()));
        assertThat(example.get("digest").textValue()).isEqualTo(CanonicalJson.digest(example.get("content")));
    }

    private static TreeSet<String> names(String folder, String ending) throws IOException {
        try (var files = Files.list(CONTRACTS.resolve(folder))) {
            var names = new TreeSet<String>();
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .forEach(name -> names.add(name.replace(ending, "")));
            return names;
        }
    }

    private static Path schemaFile(String type) {
        return CONTRACTS.resolve("schemas").resolve(type + ".schema.json");
    }

    private static String example(String type) throws IOException {
        return Files.readString(CONTRACTS.resolve("examples").resolve(type + ".json"));
    }
}
