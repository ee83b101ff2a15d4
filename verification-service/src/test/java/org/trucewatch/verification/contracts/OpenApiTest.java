package org.trucewatch.verification.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;
import org.trucewatch.verification.VerificationTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@VerificationTest
class OpenApiTest {

    private static final Path CHECKED_IN = Path.of("contracts/openapi.yaml");

    /** To accept a change, copy the file that the failure names over the one checked in, and look at the difference. */
    @Test
    void theDescriptionCheckedInIsThatOfTheService() throws IOException {
        var served = given().get("/q/openapi").then().statusCode(200).extract().asString();
        var now = Files.writeString(
                Files.createDirectories(Path.of("target/openapi")).resolve("served.yaml"), served);

        // as trees: the order of keys is not the same in every build
        var yaml = new YAMLMapper();
        assertThat(yaml.readTree(now.toFile()))
                .as("%s against %s", CHECKED_IN, now)
                .isEqualTo(yaml.readTree(CHECKED_IN.toFile()));
    }

    @Test
    void whatMakesSomethingAnswersTheFirstTimeAgainAndInProblems() throws IOException {
        var paths = new YAMLMapper().readTree(CHECKED_IN.toFile()).path("paths");
        var creating = new TreeMap<String, JsonNode>();
        paths.fields().forEachRemaining(path -> {
            if (path.getValue().has("post") && path.getKey().startsWith("/v1/")) {
                creating.put(path.getKey(), path.getValue().at("/post/responses"));
            }
        });

        assertThat(creating).hasSize(6).allSatisfy((path, answers) -> {
            assertThat(answers.path("200").path("content"))
                    .isEqualTo(answers.path("201").path("content"));
            for (var status : List.of("400", "401", "403", "404", "409", "422")) {
                assertThat(answers.path(status)
                                .path("content")
                                .path("application/problem+json")
                                .findValuesAsText("$ref"))
                        .as(status)
                        .containsExactly("#/components/schemas/Problem");
            }
        });
    }
}
