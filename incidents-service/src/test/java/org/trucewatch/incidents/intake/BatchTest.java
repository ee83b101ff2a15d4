package org.trucewatch.incidents.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.kit.events.Json;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.incidents.Person.RCC;

@IncidentsTest
class BatchTest extends Calls {

    private static Ceasefire ceasefire;

    @TestHTTPResource
    URI service;

    @BeforeEach
    void anAgreementIsInForce() {
        ceasefire = ceasefire == null ? Ceasefire.inForce() : ceasefire;
    }

    @Test
    void everyLineIsAnsweredInItsOrder() {
        var reports = IntStream.range(0, 450)
                .mapToObj(i -> ceasefire.report().claim("NIL").body())
                .toList();

        var answers = batch(reports.stream().map(ObjectNode::toString).toList());

        assertThat(answers).hasSize(450);
        for (int i = 0; i < 450; i++) {
            assertThat(answers.get(i).get("line").intValue()).isEqualTo(i + 1);
            assertThat(answers.get(i).get("status").intValue()).isEqualTo(201);
            assertThat(answers.get(i).get("id")).isEqualTo(reports.get(i).get("id"));
        }
    }

    @Test
    void aBadLineHarmsNoOther() {
        var good = ceasefire.report().body();
        var wrong = ceasefire.report().kind("NOTHING").body();

        var answers = batch(List.of(
                good.toString(),
                "{not json",
                wrong.toString(),
                good.toString(),
                ceasefire.report().body().toString()));

        assertThat(answers).extracting(one -> one.get("status").intValue()).containsExactly(201, 400, 422, 200, 201);
        assertThat(answers.get(2).at("/problem/errors/0/pointer").textValue()).isEqualTo("#/kind");
    }

    @Test
    void aBatchThatBrokeOffIsSentAgain() {
        var lines = IntStream.range(0, 30)
                .mapToObj(i -> ceasefire.report().claim("NIL").body().toString())
                .toList();
        batch(lines.subList(0, 20));

        var answers = batch(lines);

        assertThat(answers.subList(0, 20)).allMatch(one -> one.get("status").intValue() == 200);
        assertThat(answers.subList(20, 30)).allMatch(one -> one.get("status").intValue() == 201);
    }

    @Test
    void otherContentUnderATakenIdIsAConflictOfThatLineOnly() {
        var report = ceasefire.report();
        sent(RCC, report.body());

        var answers = batch(List.of(
                report.saying("Other words.").body().toString(),
                ceasefire.report().body().toString()));

        assertThat(answers).extracting(one -> one.get("status").intValue()).containsExactly(409, 201);
    }

    @Test
    void aLineThatIsTooLongIsRefusedAndTheNextOneTaken() {
        var answers =
                batch(List.of("x".repeat(300_000), ceasefire.report().body().toString()));

        assertThat(answers).extracting(one -> one.get("status").intValue()).containsExactly(413, 201);
    }

    @Test
    void aSlowSenderIsAnsweredLineByLineWhileItSends() throws IOException {
        try (var sender = new SlowSender(service, RCC)) {
            for (int line = 1; line <= 3; line++) {
                sender.send(ceasefire.report().body() + "\n");

                // the answer comes although the request has not ended
                assertThat(sender.answer()).contains("\"line\":" + line).contains("\"status\":201");
            }
        }
    }

    @Test
    void slowSendersKeepNobodyElseFromReporting() throws IOException {
        var senders = new ArrayList<SlowSender>();
        try {
            for (int i = 0; i < 64; i++) {
                senders.add(new SlowSender(service, RCC));
                senders.get(i).send(ceasefire.report().claim("NIL").body() + "\n");
                assertThat(senders.get(i).answer()).contains("\"status\":201");
            }

            as(RCC).contentType("application/x-ndjson")
                    .body("{}".getBytes(StandardCharsets.UTF_8))
                    .post("/v1/reports/batch")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", equalTo("30"))
                    .body("type", equalTo("/problems/busy"));
            sent(RCC, ceasefire.report().claim("NIL").body());
        } finally {
            for (var sender : senders) {
                sender.close();
            }
        }
        await().atMost(SOON)
                .until(() -> as(RCC).contentType("application/x-ndjson")
                                .body("{}".getBytes(StandardCharsets.UTF_8))
                                .post("/v1/reports/batch")
                                .statusCode()
                        == 200);
    }

    @Test
    void anotherKindOfBatchIsNotTaken() {
        as(RCC).contentType("application/json")
                .body("{}")
                .post("/v1/reports/batch")
                .then()
                .statusCode(415);
    }

    private static List<JsonNode> batch(List<String> lines) {
        var answer = as(RCC).contentType("application/x-ndjson")
                .body(String.join("\n", lines).getBytes(StandardCharsets.UTF_8))
                .post("/v1/reports/batch")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        var results = new ArrayList<JsonNode>();
        answer.lines().forEach(line -> {
            try {
                results.add(Json.MAPPER.readTree(line));
            } catch (IOException e) {
                throw new AssertionError(line, e);
            }
        });
        return results;
    }
}
