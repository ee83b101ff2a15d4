package org.trucewatch.verification.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.trucewatch.local.TestTokens;
import org.trucewatch.verification.Person;
import org.trucewatch.verification.VerificationTest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Every role on every call, from the data itself. */
@VerificationTest
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

    private static Map<String, Set<String>> calls() throws IOException {
        var document =
                new YAMLMapper().readTree(Path.of("contracts/access.yaml").toFile());
        var calls = new TreeMap<String, Set<String>>();
        document.path("calls").fields().forEachRemaining(call -> calls.put(call.getKey(), roles(call.getValue())));
        return calls;
    }

    private static Set<String> roles(JsonNode list) {
        var roles = new HashSet<String>();
        list.forEach(role -> roles.add(role.asText()));
        return roles;
    }

    @TestFactory
    List<DynamicTest> everyRoleMayMakeTheCallsItIsGivenAndNoOther() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        calls().forEach((call, allowed) -> ROLES.forEach(role -> tests.add(DynamicTest.dynamicTest(
                call + " by " + role, () -> assertThat(make(call, new Person("any-" + role, Set.of(role), "rcc", "US"))
                                        .statusCode()
                                == 403)
                        .isEqualTo(!allowed.contains(role))))));
        return tests;
    }

    @TestFactory
    List<DynamicTest> nobodyGetsInWithoutAGoodToken() throws IOException {
        var expired = TestTokens.claims("reviewer-us", Set.of("reviewer"), null, "US");
        expired.put("exp", Instant.now().minusSeconds(600).getEpochSecond());
        var forOthers = TestTokens.claims("reviewer-us", Set.of("reviewer"), null, "US");
        forOthers.put("aud", "somebody-else");
        var good = TestTokens.token("reviewer-us", Set.of("reviewer"), null, "US");
        var tests = new ArrayList<DynamicTest>();
        for (var call : calls().keySet()) {
            tests.add(DynamicTest.dynamicTest(
                    call + " without token",
                    () -> assertThat(send(call, given()).statusCode()).isEqualTo(401)));
            for (var bad : List.of(
                    TestTokens.signed(expired),
                    TestTokens.signed(forOthers),
                    good.substring(0, good.length() - 8) + "AAAAAAAA")) {
                tests.add(DynamicTest.dynamicTest(call + " with a bad token", () -> assertThat(
                                send(call, given().auth().oauth2(bad)).statusCode())
                        .isEqualTo(401)));
            }
        }
        return tests;
    }

    @Test
    void everyCallOfTheServiceIsInTheMatrix() throws IOException {
        var described =
                new YAMLMapper().readTree(Path.of("contracts/openapi.yaml").toFile());
        var calls = new HashSet<String>();
        described.path("paths").fields().forEachRemaining(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(verb -> calls.add(verb.toUpperCase() + " " + path.getKey())));
        calls.removeIf(call -> call.contains(" /ops/") || call.contains(" /log/")); // the kit's own

        assertThat(calls).isEqualTo(calls().keySet());
    }

    private static Response make(String call, Person person) {
        return send(call, person.asks());
    }

    private static Response send(String call, RequestSpecification request) {
        var parts = call.split(" ");
        var path = parts[1].replaceAll("\\{\\w+}", UUID.randomUUID().toString());
        return request.contentType("application/json").body("{}").request(parts[0], path);
    }
}
