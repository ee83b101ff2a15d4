package org.trucewatch.notification.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.trucewatch.local.TestTokens;
import org.trucewatch.notification.NotificationTest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** Every role on every call, from the matrix itself. */
@NotificationTest
class AccessTest {

    private static final List<String> ROLES = List.of(
            "agency",
            "reviewer",
            "adjudicator",
            "party-officer",
            "guarantor-officer",
            "source-keeper",
            "operator",
            "auditor");

    private static TreeMap<String, Set<String>> calls() throws IOException {
        var calls = new TreeMap<String, Set<String>>();
        var document =
                new YAMLMapper().readTree(Path.of("contracts/access.yaml").toFile());
        document.path("calls").properties().forEach(call -> {
            var roles = new HashSet<String>();
            call.getValue().forEach((JsonNode role) -> roles.add(role.asText()));
            calls.put(call.getKey(), roles);
        });
        return calls;
    }

    private static int status(String call, RequestSpecification request) {
        var parts = call.split(" ");
        if (parts[1].endsWith("/stream")) {
            request.header("Last-Event-ID", "nonsense"); // refused once let in, so that the answer ends
        }
        return request.contentType("application/json")
                .body(parts[0].equals("GET") ? "" : "{}")
                .request(
                        parts[0],
                        parts[1].replaceAll("\\{\\w+}", UUID.randomUUID().toString()))
                .statusCode();
    }

    @Test
    void everyRoleMayMakeTheCallsThatItIsGivenAndNoOther() throws IOException {
        calls().forEach((call, allowed) -> ROLES.forEach(role -> {
            var token = TestTokens.token("any-" + role, List.of(role), "rcc", "US");
            int status = status(call, RestAssured.given().auth().oauth2(token));
            assertThat(status == 403)
                    .as("%s by %s answers %d", call, role, status)
                    .isEqualTo(!allowed.contains(role));
            assertThat(status).isLessThan(500);
        }));
    }

    @Test
    void withoutAGoodTokenNobodyIsLetIn() throws IOException {
        var expired = TestTokens.claims("officer-us", List.of("party-officer"), null, "US");
        expired.put("exp", Instant.now().minusSeconds(600).getEpochSecond());
        var elsewhere = TestTokens.claims("officer-us", List.of("party-officer"), null, "US");
        elsewhere.put("aud", "somebody-else");
        var good = TestTokens.token("officer-us", List.of("party-officer"), null, "US");
        for (String call : calls().keySet()) {
            assertThat(status(call, RestAssured.given())).as(call).isEqualTo(401);
            for (String bad : List.of(
                    TestTokens.signed(expired),
                    TestTokens.signed(elsewhere),
                    good.substring(0, good.length() - 8) + "AAAAAAAA")) {
                assertThat(status(call, RestAssured.given().auth().oauth2(bad)))
                        .as(call)
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void everyCallOfTheServiceIsInTheMatrixAndNoOther() throws IOException {
        var described =
                new YAMLMapper().readTree(Path.of("contracts/openapi.yaml").toFile());
        var calls = new HashSet<String>();
        described.path("paths").properties().forEach(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(verb -> calls.add(verb.toUpperCase() + " " + path.getKey())));
        calls.removeIf(call -> call.matches("\\w+ /((ops|log)/\\{service}/.*|ops/clock)")); // the kit's own
        assertThat(calls).isEqualTo(calls().keySet());
    }
}
