package org.trucewatch.kit.deadletters;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.events.CloudEvents;
import org.trucewatch.kit.events.Event;
import org.trucewatch.kit.outbox.Outbox;
import org.trucewatch.kit.outbox.Outgoing;
import org.trucewatch.kit.probe.KitTest;
import org.trucewatch.kit.probe.ProbeReader;
import org.trucewatch.kit.time.Ids;
import org.trucewatch.local.TestTokens;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@KitTest
class DeadLetterTest {

    private static final String LIST = "/ops/verification/dead-letters";

    @Inject
    Outbox outbox;

    @Inject
    ProbeReader reader;

    @Test
    void aPoisonMessageIsVisibleWithoutItsPayloadAndIsReadOnceTheCauseIsGone() {
        var subject = UUID.randomUUID().toString();
        reader.poisonous.add(subject);
        sendToTheReader(CloudEvents.toBytes(anEvent(subject)));

        await().until(() -> letter(subject) != null && (boolean) letter(subject).get("replayable"));
        var letter = letter(subject);
        assertThat(letter)
                .containsEntry("queue", "verification.from-incidents")
                .containsEntry("eventType", "incidents.incident-changed.v1")
                .containsEntry("reason", "this subject cannot be read");
        assertThat(listAsText()).doesNotContain("secret words");

        reader.poisonous.remove(subject);
        given().auth()
                .oauth2(operator())
                .post(LIST + "/" + letter.get("id") + "/replays")
                .then()
                .statusCode(202);
        await().until(() -> reader.timesRead(subject) == 1);
        assertThat(letter(subject)).containsKey("replayedAt").containsEntry("replayedBy", "operator");
    }

    @Test
    void aMessageThatIsTooMuchForTheStackIsADeadLetter() {
        var subject = UUID.randomUUID().toString();
        reader.ailing.put(subject, new StackOverflowError());
        sendToTheReader(CloudEvents.toBytes(anEvent(subject)));
        await().until(() -> letter(subject) != null && (boolean) letter(subject).get("replayable"));
        assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void aTextThatTheDatabaseCannotHoldKeepsNoDeadLetterOutOfTheTable() {
        var subject = UUID.randomUUID() + "\u0000";
        reader.poisonous.add(subject);
        sendToTheReader(CloudEvents.toBytes(anEvent(subject)));
        await().until(() -> letter(subject.replace('\u0000', '\uFFFD')) != null);
    }

    @Test
    void whatIsNoEventAtAllIsADeadLetterToo() {
        var garbage = "{\"hello\":\"" + UUID.randomUUID() + "\"}";
        sendToTheReader(garbage.getBytes(StandardCharsets.UTF_8));
        await().until(() ->
                letters().stream().anyMatch(letter -> "not a CloudEvent of this suite".equals(letter.get("reason"))));
    }

    @Test
    void onePoisonMessageCostsItsNeighboursNothing() {
        var poison = UUID.randomUUID().toString();
        reader.poisonous.add(poison);
        var before = UUID.randomUUID().toString();
        var after = UUID.randomUUID().toString();
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.add(List.of(
                        toTheReader(CloudEvents.toBytes(anEvent(before))),
                        toTheReader(CloudEvents.toBytes(anEvent(poison))),
                        toTheReader(CloudEvents.toBytes(anEvent(after))))));
        await().until(() -> reader.timesRead(before) == 1 && reader.timesRead(after) == 1 && letter(poison) != null);
        assertThat(reader.timesRead(poison)).isZero();
    }

    @Test
    void anotherServicesDeadLettersAreNotHere() {
        given().auth()
                .oauth2(operator())
                .get("/ops/incidents/dead-letters")
                .then()
                .statusCode(404);
    }

    private void sendToTheReader(byte[] body) {
        QuarkusTransaction.requiringNew().run(() -> outbox.add(List.of(toTheReader(body))));
    }

    private Outgoing toTheReader(byte[] body) {
        return new Outgoing(Ids.next(), "", reader.queue(), body);
    }

    private static Map<String, Object> letter(String subject) {
        return letters().stream()
                .filter(letter -> subject.equals(letter.get("subject")))
                .findFirst()
                .orElse(null);
    }

    private static List<Map<String, Object>> letters() {
        return given().auth()
                .oauth2(operator())
                .get(LIST + "?limit=500")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    private static String listAsText() {
        return given().auth().oauth2(operator()).get(LIST).asString();
    }

    private static String operator() {
        return TestTokens.token("operator", List.of("operator"), null, null);
    }

    private static Event anEvent(String subject) {
        return new Event(
                Ids.next(),
                "/trucewatch/incidents",
                "incidents.incident-changed.v1",
                subject,
                "syria-2016",
                1,
                false,
                Instant.parse("2016-03-05T09:00:00Z"),
                null,
                JsonNodeFactory.instance.objectNode().put("narrative", "secret words"));
    }
}
