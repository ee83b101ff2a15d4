package org.trucewatch.acceptance;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.trucewatch.load.input.Json;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Every call of the services' access matrices, by every role and by those whose token is none. */
class AccessMatrixTest {

    private static final Map<String, String> ACCOUNT_OF = Map.of(
            "agency", "agency-rcc",
            "reviewer", "reviewer-us",
            "adjudicator", "adjudicator",
            "party-officer", "officer-us",
            "guarantor-officer", "guarantor-us",
            "source-keeper", "keeper",
            "operator", "operator",
            "auditor", "auditor");

    private record Call(String service, URI at, String verb, String path, Set<String> roles) {
        String title() {
            return service + ": " + verb + " " + path;
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final World world = World.started();

    @TestFactory
    Stream<DynamicTest> everyRoleMayCallWhatTheMatrixSaysAndNothingElse() {
        return calls().map(call -> DynamicTest.dynamicTest(call.title(), () -> {
            for (var role : ACCOUNT_OF.keySet()) {
                int status = status(call, world.stack.tokenFor(ACCOUNT_OF.get(role)));
                if (call.roles().contains(role) || call.roles().contains("anyone")) {
                    assertThat(status).as(role).isNotIn(401, 405).isLessThan(500);
                    if (status == 403) {
                        assertThat(role)
                                .as("refused to a role that the matrix lets in")
                                .isIn("party-officer", "reviewer", "agency");
                    }
                } else {
                    assertThat(status).as(role).isEqualTo(403);
                }
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> withoutAGoodTokenNoCallIsAnswered() {
        var wrong = Map.of(
                "none", "",
                "other key", Forged.withAnotherKey(world.stack.tokenFor("operator")),
                "other audience", world.stack.realm().tokenFor("operator", "other-audience"),
                "expired", Forged.expired(world.stack.realm()));
        return calls().filter(call -> !call.roles().contains("anyone"))
                .map(call -> DynamicTest.dynamicTest(call.title(), () -> {
                    for (var token : wrong.entrySet()) {
                        assertThat(status(call, token.getValue()))
                                .as(token.getKey())
                                .isEqualTo(401);
                    }
                }));
    }

    private Stream<Call> calls() {
        var services = Map.of(
                "incidents", world.incidents, "verification", world.verification, "notification", world.notification);
        var calls = new ArrayList<Call>();
        services.forEach((service, at) -> {
            var root = world.settings.root();
            calls.addAll(read(service, at, root.resolve(service + "-service/contracts/access.yaml")));
            calls.addAll(read(service, at, root.resolve("service-kit/src/main/resources/kit-access.yaml")));
        });
        return calls.stream();
    }

    private static List<Call> read(String service, URI at, Path file) {
        try {
            var calls = new ArrayList<Call>();
            new YAMLMapper().readTree(file.toFile()).path("calls").properties().forEach(entry -> {
                var call = entry.getKey().split(" ");
                var roles = new HashSet<String>();
                entry.getValue().forEach(role -> roles.add(role.asText()));
                calls.add(new Call(service, at, call[0], call[1], roles));
            });
            assertThat(calls).as(file.toString()).isNotEmpty();
            return calls;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private int status(Call call, String token) throws IOException, InterruptedException {
        var path = call.path()
                .replace("{service}", call.service())
                .replaceAll("\\{(n|version)}", "1")
                .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
        var request = HttpRequest.newBuilder(URI.create(call.at() + path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (call.verb().equals("GET")) {
            request.GET();
        } else {
            request.method(call.verb(), BodyPublishers.ofString(Json.object().toString()))
                    .header("Content-Type", path.endsWith("/batch") ? "application/x-ndjson" : "application/json");
        }
        var answer = http.send(request.build(), BodyHandlers.ofInputStream());
        answer.body().close(); // a stream of events would never end
        return answer.statusCode();
    }
}
