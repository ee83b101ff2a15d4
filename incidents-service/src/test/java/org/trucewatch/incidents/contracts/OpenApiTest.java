package org.trucewatch.incidents.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Example;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.kit.events.Json;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@IncidentsTest
class OpenApiTest {

    private static final String CONTRACTS = "incidents-service/contracts/";

    /** To accept a change, copy the file that the failure names over the one checked in, and look at the difference. */
    @Test
    void theDescriptionCheckedInIsThatOfTheService() throws IOException {
        var checkedIn = Example.file(CONTRACTS + "openapi.yaml");
        var served = given().get("/q/openapi").then().statusCode(200).extract().asString();
        var now = Example.file("incidents-service/target/openapi/served.yaml");
        Files.createDirectories(now.getParent());
        Files.writeString(now, served);

        // as trees: the order of keys is not the same in every build
        var yaml = new YAMLMapper();
        assertThat(yaml.readTree(now.toFile()))
                .as("%s against %s", checkedIn, now)
                .isEqualTo(yaml.readTree(checkedIn.toFile()));
    }

    @Test
    void everyBodyThatIsTakenHasAPublishedSchema() throws IOException {
        for (var call : calls().entrySet()) {
            for (JsonNode content : call.getValue().at("/requestBody/content")) {
                var reference = content.at("/schema/$ref").asText();
                var parts = reference.split("#", 2);
                assertThat(parts[0]).as(call.getKey()).startsWith("./").endsWith(".schema.json");
                var schema =
                        Json.MAPPER.readTree(Example.file(CONTRACTS + parts[0]).toFile());
                assertThat(schema.at(parts.length > 1 ? parts[1] : "").isObject())
                        .as(call.getKey() + " " + reference)
                        .isTrue();
            }
        }
    }

    @Test
    void everyCallSaysWhatItMakesAndHowItRefuses() throws IOException {
        calls().forEach((call, description) -> {
            var responses = description.get("responses");
            assertThat(responses.has("401")).as(call).isTrue();
            if (call.startsWith("post") && !call.endsWith("batch")) {
                assertThat(responses.has("409") && responses.has("422"))
                        .as(call)
                        .isTrue();
                assertThat(responses.has("201")).as(call).isNotEqualTo(call.endsWith("positions"));
            }
            responses.fields().forEachRemaining(response -> {
                if (response.getKey().startsWith("4")) {
                    assertThat(response.getValue().path("$ref").asText())
                            .as(call)
                            .startsWith("#/components/responses/");
                }
            });
        });
        assertThat(description().at("/components/responses")).isNotEmpty().allSatisfy(response -> assertThat(
                        response.at("/content/application~1problem+json/schema/$ref")
                                .asText())
                .isEqualTo("#/components/schemas/Problem"));
    }

    @Test
    void whereItIsWorthSendingAgainTheAnswerSaysWhen() throws IOException {
        var calls = calls();
        for (var call : List.of("post /v1/reports/batch", "post /v1/reports/{id}/evidence")) {
            assertThat(calls.get(call)
                            .at("/responses/503/headers/Retry-After/schema/type")
                            .asText())
                    .as(call)
                    .isEqualTo("integer");
        }
    }

    private static Map<String, JsonNode> calls() throws IOException {
        var calls = new TreeMap<String, JsonNode>();
        description().get("paths").fields().forEachRemaining(path -> {
            if (path.getKey().startsWith("/v1/")) {
                path.getValue()
                        .fields()
                        .forEachRemaining(verb -> calls.put(verb.getKey() + " " + path.getKey(), verb.getValue()));
            }
        });
        assertThat(calls).hasSizeGreaterThan(20);
        return calls;
    }

    private static JsonNode description() throws IOException {
        return new YAMLMapper()
                .readTree(Example.file(CONTRACTS + "openapi.yaml").toFile());
    }
}
