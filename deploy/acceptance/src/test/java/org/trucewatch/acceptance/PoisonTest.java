package org.trucewatch.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.ConnectionFactory;
import org.junit.jupiter.api.Test;
import org.trucewatch.load.input.Json;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A message that cannot be read, on the real broker, and the operator who deals with it. */
class PoisonTest {

    private static final String LIST = "/ops/verification/dead-letters?limit=500";

    private final World world = World.started();

    @Test
    void aPoisonMessageIsDeadAtOnceVisibleWithoutItsPayloadAndHarmlessToOthers() throws Exception {
        var subject = UUID.randomUUID();
        publish(event(subject, "{\"occurred\": \"a secret that no operator reads\"}"));
        var letter = await().atMost(Duration.ofSeconds(20)).until(() -> letter(subject), Optional::isPresent);
        assertThat(letter.orElseThrow().path("eventType").asText()).isEqualTo("incidents.incident-changed.v1");
        assertThat(letter.orElseThrow().path("reason").asText()).isNotEmpty();
        assertThat(world.api.get("operator", world.verification, LIST).body().toString())
                .doesNotContain("secret");

        // what comes after it is read as ever
        var report = UUID.randomUUID();
        world.api
                .post("agency-snhr", world.incidents, "/v1/reports", Reports.distinct(report, 970))
                .expecting(201);
        var incident = await().until(
                        () -> world.api
                                .get("agency-snhr", world.incidents, "/v1/reports/" + report)
                                .body()
                                .at("/incidents/0/id")
                                .asText(),
                        id -> !id.isEmpty());
        await().until(() -> world.first("adjudicator", world.verification, "/v1/cases?incident=" + incident)
                .isPresent());

        var replay = world.api.post(
                "operator",
                world.verification,
                "/ops/verification/dead-letters/"
                        + letter(subject).orElseThrow().path("id").asText() + "/replays",
                Json.object());
        assertThat(replay.status()).isEqualTo(202);
    }

    private Optional<JsonNode> letter(UUID subject) {
        return world.items("operator", world.verification, LIST).stream()
                .filter(letter -> letter.path("subject").asText().equals(subject.toString()))
                .filter(letter -> letter.path("replayable").asBoolean())
                .findFirst();
    }

    private static String event(UUID subject, String data) {
        return """
                {"specversion": "1.0", "id": "%s", "source": "/trucewatch/incidents",
                 "type": "incidents.incident-changed.v1", "subject": "%s", "time": "2016-03-05T09:00:00Z",
                 "agreementid": "syria-2016", "revision": 1, "exercise": false,
                 "datacontenttype": "application/json", "data": %s}""".formatted(UUID.randomUUID(), subject, data);
    }

    private void publish(String event) throws Exception {
        var factory = new ConnectionFactory();
        factory.setUri(world.stack.broker().amqp());
        try (var connection = factory.newConnection();
                var channel = connection.createChannel()) {
            channel.confirmSelect();
            var properties = new AMQP.BasicProperties.Builder()
                    .contentType("application/cloudevents+json")
                    .deliveryMode(2)
                    .build();
            channel.basicPublish(
                    "incidents", "incidents.incident-changed.v1", properties, event.getBytes(StandardCharsets.UTF_8));
            channel.waitForConfirmsOrDie(10_000);
        }
    }
}
