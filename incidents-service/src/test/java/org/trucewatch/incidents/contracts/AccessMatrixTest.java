package org.trucewatch.incidents.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Example;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.local.TestTokens;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Every role tries every call, as the matrix itself lists them. */
@IncidentsTest
class AccessMatrixTest {

    private static final List<String> ROLES = List.of(
            "agency",
            "reviewer",
            "adjudicator",
            "party-officer",
            "guarantor-officer",
            "source-keeper",
            "operator",
            "auditor");

    @Test
    void everyCallIsOpenToItsRolesAndToNobodyElse() throws IOException {
        matrix().fields().forEachRemaining(entry -> {
            var allowed = new HashSet<String>();
            entry.getValue().forEach(role -> allowed.add(role.asText()));
            for (var role : ROLES) {
                int status = call(entry.getKey(), TestTokens.token("any-" + role, Set.of(role), "rcc", "US"));
                var outcome = entry.getKey() + " as " + role + " answered " + status;
                if (allowed.contains(role)) {
                    assertThat(status).as(outcome).isNotIn(401, 403, 405, 500);
                } else {
                    assertThat(status).as(outcome).isEqualTo(403);
                }
            }
            assertThat(call(entry.getKey(), null)).isEqualTo(401);
        });
    }

    @Test
    void everyCallOfTheDescriptionIsInTheMatrix() throws IOException {
        var described = new TreeSet<String>();
        new YAMLMapper()
                .readTree(
                        Example.file("incidents-service/contracts/openapi.yaml").toFile())
                .get("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fieldNames().forEachRemaining(verb -> {
                    if (path.getKey().matches("/(v1|ops/incidents|openrosa)/.*") && !verb.equals("parameters")) {
                        described.add(verb.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        var listed = new TreeSet<String>();
        matrix().fieldNames().forEachRemaining(listed::add);

        assertThat(listed).isEqualTo(described);
    }

    private static JsonNode matrix() throws IOException {
        return new YAMLMapper()
                .readTree(
                        Example.file("incidents-service/contracts/access.yaml").toFile())
                .get("calls");
    }

    private static int call(String call, String token) {
        var path = call.substring(call.indexOf(' ') + 1)
                .replace("{number}", "1")
                .replace("{register}", "actors")
                .replaceAll("(agreements)/\\{id}", "$1/none")
                .replaceAll(
                        "\\{(erasure|opening|contest|grant)}", UUID.randomUUID().toString())
                .replace("{deviceKey}", "none")
                .replace("{form}", "none")
                .replace("{id}", UUID.randomUUID().toString());
        var request = given().contentType(type(path));
        if (token != null) {
            request.auth().oauth2(token);
        }
        return switch (call.substring(0, call.indexOf(' '))) {
            case "POST" ->
                request.body("{}".getBytes(StandardCharsets.UTF_8)).post(path).statusCode();
            case "HEAD" -> request.head(path).statusCode();
            default -> request.get(path + "?agreement=none").statusCode();
        };
    }

    private static String type(String path) {
        if (path.endsWith("submission")) {
            return "multipart/form-data";
        }
        return path.endsWith("batch") ? "application/x-ndjson" : "application/json";
    }
}
