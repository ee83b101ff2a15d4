package org.trucewatch.acceptance.contracts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What an API has promised its clients it keeps, as long as its version is the same. */
class PublishedApiTest {

    private static final String API = """
            openapi: 3.1.0
            info: {title: Example, version: "1"}
            paths:
              /v1/things:
                get:
                  parameters:
                    - {name: kind, in: query, schema: {type: string}}
                  responses:
                    "200":
                      description: OK
                      content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}
                post:
                  requestBody:
                    content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}
                  responses:
                    "201": {description: Created}
            components:
              schemas:
                Thing:
                  type: object
                  properties:
                    name: {type: string}
                    parts:
                      type: array
                      items: {type: object, properties: {size: {type: integer}}}
            """;

    @ParameterizedTest
    @ValueSource(strings = {"incidents", "verification", "notification"})
    void whatWasPublishedIsKept(String service) throws IOException {
        var contracts = Path.of(System.getProperty("trucewatch.root"), service + "-service", "contracts");
        var published = Promises.of(Files.readString(contracts.resolve("openapi.published.yaml")));
        var now = Promises.of(Files.readString(contracts.resolve("openapi.yaml")));
        if (now.version().equals(published.version())) {
            assertThat(published.brokenBy(now))
                    .as(
                            "%s/openapi.yaml breaks what clients rely on. Keep it, or give the API another version"
                                    + " (quarkus.smallrye-openapi.info-version) and paths of its own",
                            contracts)
                    .isEmpty();
        }
    }

    @Test
    void theSameBreaksNothing() {
        assertThat(brokenBy("", "")).isEmpty();
    }

    @Test
    void whatIsAddedBreaksNothing() {
        assertThat(brokenBy("name: {type: string}", "name: {type: string}\n        more: {type: string}"))
                .isEmpty();
        assertThat(brokenBy("components:", "  /v1/others:\n    get: {responses: {}}\ncomponents:"))
                .isEmpty();
    }

    @Test
    void aCallThatIsGoneBreaksItsClients() {
        assertThat(brokenBy("/v1/things", "/v1/thing")).contains("GET /v1/things: is gone", "POST /v1/things: is gone");
    }

    @Test
    void aFieldThatIsGoneFromAnAnswerBreaksItsClients() {
        assertThat(brokenBy("name: {type: string}", "title: {type: string}"))
                .contains("GET /v1/things 200: /name is gone");
        assertThat(brokenBy("size: {type", "mass: {type")).contains("GET /v1/things 200: /parts/0/size is gone");
    }

    @Test
    void aFieldOfAnotherTypeBreaksItsClients() {
        assertThat(brokenBy("name: {type: string}", "name: {type: integer}"))
                .contains("GET /v1/things: changed so that clients break");
    }

    @Test
    void whatMustBeSentInAdditionBreaksClients() {
        assertThat(brokenBy("Thing:\n      type: object", "Thing:\n      required: [name]\n      type: object"))
                .contains("POST /v1/things: changed so that clients break");
    }

    @Test
    void aParameterOrAStatusThatIsGoneBreaksClients() {
        assertThat(brokenBy("name: kind", "name: sort")).contains("GET /v1/things: changed so that clients break");
        assertThat(brokenBy("\"201\"", "\"202\"")).contains("POST /v1/things: changed so that clients break");
    }

    private static List<String> brokenBy(String text, String otherText) {
        assertThat(API).contains(text);
        return Promises.of(API).brokenBy(Promises.of(API.replace(text, otherText)));
    }
}
