package org.trucewatch.notification.carrier;

import com.standardwebhooks.Webhook;
import org.junit.jupiter.api.Test;
import org.trucewatch.notification.NotificationTest;
import org.trucewatch.notification.Receiver;
import org.trucewatch.notification.Scene;
import org.trucewatch.notification.Told;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@NotificationTest
class WebhookTest {

    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);

    @Test
    void aWebhookIsSignedWithTheSharedSecretAndWithTheServicesKey() throws Exception {
        try (var scene = Scene.at("2016-03-07T10:00:00+02:00");
                var receiver = Receiver.thatTakesEverything()) {
            var publicKey = enter(scene, "US", receiver.url() + "hook?from=trucewatch", SECRET);
            scene.tell("incidents.statement-made.v1", "s", 1, Told.intentToAct("RU", scene.now()));
            await().until(() -> receiver.received().size() == 1);

            var received = receiver.received().get(0);
            new Webhook(SECRET).verify(received.body(), headers(received.headers()));
            assertThat(verifiesWith(publicKey, received)).isTrue();
            assertThat(received.headers()).containsEntry("host", receiver.url().replaceAll("http://|/", ""));

            var data = Scene.read(received.body()).path("data");
            assertThat(data.path("kind").asText()).isEqualTo("STATEMENT_MADE");
            assertThat(data.path("digest").asText())
                    .isEqualTo(scene.inbox("US", "STATEMENT_MADE")
                            .get(0)
                            .path("digest")
                            .asText());
            await().until(() -> stateOf(scene, "US", "WEBHOOK").equals(List.of("SERVED")));
            await().until(() -> scene.wire.heard("notification.delivery-changed.v1", scene.agreement).stream()
                    .anyMatch(changed -> changed.path("channel").asText().equals("WEBHOOK")
                            && changed.path("state").asText().equals("SERVED")));
        }
    }

    @Test
    void aWebhookThatFailsIsTriedAgainUnderTheSameIdUntilItIsTaken() throws Exception {
        try (var scene = Scene.at("2016-03-07T11:00:00+02:00");
                var receiver = new Receiver(number -> number < 3 ? 503 : 200)) {
            enter(scene, "US", receiver.url(), SECRET);
            scene.tell("incidents.statement-made.v1", "s", 1, Told.intentToAct("RU", scene.now()));
            await().until(() -> stateOf(scene, "US", "WEBHOOK").equals(List.of("SERVED")));

            assertThat(receiver.received()).hasSize(3);
            assertThat(receiver.received().stream().map(Receiver.Received::id).distinct())
                    .hasSize(1);
            assertThat(attempts(scene, "US")).containsExactly("FAILED 503", "FAILED 503", "SERVED 200");
        }
    }

    @Test
    void whatIsNeverTakenFailsAfterTheLastAttemptAndAnOperatorCanHaveItDeliveredAgain() throws Exception {
        try (var scene = Scene.at("2016-03-07T12:00:00+02:00");
                var receiver = new Receiver(number -> number < 5 ? 500 : 200)) {
            enter(scene, "US", receiver.url(), SECRET);
            scene.tell("incidents.statement-made.v1", "s", 1, Told.intentToAct("RU", scene.now()));
            await().until(() -> stateOf(scene, "US", "WEBHOOK").equals(List.of("FAILED")));
            assertThat(receiver.received()).hasSize(4);

            var delivery = deliveries(scene, "US").get(0).path("id").asText();
            scene.officer("US")
                    .post("/v1/deliveries/" + delivery + "/redeliveries")
                    .then()
                    .statusCode(403);
            scene.operator()
                    .post("/v1/deliveries/" + delivery + "/redeliveries")
                    .then()
                    .statusCode(202);
            await().until(() -> stateOf(scene, "US", "WEBHOOK").equals(List.of("SERVED")));
            assertThat(receiver.received().stream().map(Receiver.Received::id).distinct())
                    .hasSize(1);
        }
    }

    @Test
    void aRedirectIsNotFollowedAndGoneIsTakenAtItsWord() throws Exception {
        try (var scene = Scene.at("2016-03-07T13:00:00+02:00");
                var moved = new Receiver(number -> number == 1 ? 302 : 410)) {
            enter(scene, "US", moved.url(), SECRET);
            scene.tell("incidents.statement-made.v1", "s", 1, Told.intentToAct("RU", scene.now()));
            await().until(() -> stateOf(scene, "US", "WEBHOOK").equals(List.of("FAILED")));
            assertThat(attempts(scene, "US")).containsExactly("FAILED 302", "FAILED 410");
        }
    }

    @Test
    void oneDeadReceiverHoldsUpNobodyElse() throws Exception {
        try (var scene = Scene.at("2016-03-07T14:00:00+02:00");
                var dead = new Receiver(number -> Receiver.SILENCE);
                var alive = Receiver.thatTakesEverything()) {
            enter(scene, "US", dead.url(), SECRET);
            enter(scene, "RU", alive.url(), SECRET);
            for (int i = 0; i < 40; i++) {
                scene.tell("incidents.statement-made.v1", "s" + i, 1, Told.intentToAct("RU", scene.now()));
            }
            await().until(() -> alive.received().stream()
                            .map(Receiver.Received::id)
                            .distinct()
                            .count()
                    == 40);
            assertThat(dead.received()).hasSizeLessThan(15);
            scene.officer("US")
                    .body(Map.of("endpoints", List.of()))
                    .put("/v1/parties/US/endpoints")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void addressesOfOurOwnNetworkAreRefusedWhenEntered() throws Exception {
        try (var scene = Scene.at("2016-03-07T15:00:00+02:00")) {
            for (String url : List.of(
                    "https://10.0.0.8/hook",
                    "https://169.254.169.254/latest/meta-data",
                    "https://[fd00::1]/",
                    "https://[::ffff:192.168.1.1]/",
                    "ftp://example.org/",
                    "https://user:secret@example.org/",
                    "nonsense")) {
                scene.officer("US")
                        .body(Map.of("endpoints", List.of(Map.of("id", "hook", "channel", "WEBHOOK", "url", url))))
                        .put("/v1/parties/US/endpoints")
                        .then()
                        .statusCode(422)
                        .body("errors[0].pointer", org.hamcrest.Matchers.equalTo("#/endpoints/0/url"));
            }
        }
    }

    static String enter(Scene scene, String party, String url, String secret) {
        return scene.officer(party)
                .body(Map.of(
                        "endpoints", List.of(Map.of("id", "hook", "channel", "WEBHOOK", "url", url, "secret", secret))))
                .put("/v1/parties/" + party + "/endpoints")
                .then()
                .statusCode(200)
                .extract()
                .path("endpoints.find { it.channel == 'WEBHOOK' }.publicKey");
    }

    private static List<com.fasterxml.jackson.databind.JsonNode> deliveries(Scene scene, String party) {
        var found = scene.inbox(party, "STATEMENT_MADE");
        if (found.isEmpty()) {
            return List.of();
        }
        var body = scene.operator()
                .get("/v1/notices/" + found.get(0).path("id").asText() + "/deliveries")
                .asString();
        return Scene.items(body).stream()
                .filter(delivery -> delivery.path("party").asText().equals(party)
                        && delivery.path("channel").asText().equals("WEBHOOK"))
                .toList();
    }

    private static List<String> stateOf(Scene scene, String party, String channel) {
        return deliveries(scene, party).stream()
                .map(delivery -> delivery.path("state").asText())
                .toList();
    }

    private static List<String> attempts(Scene scene, String party) {
        return deliveries(scene, party)
                                .get(0)
                                .path("attempts")
                                .findValues("outcome")
                                .size()
                        == 0
                ? List.of()
                : java.util.stream.StreamSupport.stream(
                                deliveries(scene, party).get(0).path("attempts").spliterator(), false)
                        .map(attempt -> attempt.path("outcome").asText() + " "
                                + attempt.path("detail").asText().substring(0, 3))
                        .toList();
    }

    private static HttpHeaders headers(Map<String, String> received) {
        return HttpHeaders.of(
                received.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue()))),
                (name, value) -> true);
    }

    /** What a receiver does with the public key alone, with nothing but java.security. */
    private static boolean verifiesWith(String whpk, Receiver.Received received) throws Exception {
        var point = Base64.getDecoder().decode(whpk.substring("whpk_".length()));
        var spki = HexFormat.of()
                .parseHex("302a300506032b6570032100" + HexFormat.of().formatHex(point));
        var signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki)));
        signature.update((received.id() + "." + received.headers().get("webhook-timestamp") + "." + received.body())
                .getBytes(StandardCharsets.UTF_8));
        for (String one : received.headers().get("webhook-signature").split(" ")) {
            if (one.startsWith("v1a,")) {
                return signature.verify(Base64.getDecoder().decode(one.substring(4)));
            }
        }
        return false;
    }
}
