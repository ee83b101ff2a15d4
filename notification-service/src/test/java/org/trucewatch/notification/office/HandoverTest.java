package org.trucewatch.notification.office;

import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.trucewatch.notification.NotificationTest;
import org.trucewatch.notification.Receiver;
import org.trucewatch.notification.Scene;
import org.trucewatch.notification.Told;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

@NotificationTest
class HandoverTest {

    @Test
    void aLostChannelIsServedByHandWhenASecondPersonConfirmsIt() throws Exception {
        try (var scene = Scene.at("2016-04-06T10:00:00+03:00");
                var gone = new Receiver(number -> 410)) {
            var notice = lostAt(scene, gone, "US");
            var delivery = byHand(scene, notice, "US", "id");
            var id = UUID.randomUUID();
            scene.itIs("2016-04-06T13:00:00+03:00");
            report(scene, delivery, id, "2016-04-06T12:30:00+03:00")
                    .statusCode(201)
                    .body("reportedBy", equalTo("operator"))
                    .body("confirmedBy", nullValue());
            report(scene, delivery, id, "2016-04-06T12:30:00+03:00").statusCode(200);
            report(scene, delivery, id, "2016-04-06T12:31:00+03:00").statusCode(409);
            assertThat(byHand(scene, notice, "US", "state")).isEqualTo("DUE");

            var confirmations = "/v1/deliveries/" + delivery + "/hand-services/" + id + "/confirmations";
            scene.operator()
                    .post(confirmations)
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/second-person"));
            scene.officer("RU").post(confirmations).then().statusCode(403);
            scene.officer("US").post(confirmations).then().statusCode(200).body("confirmedBy", equalTo("officer-us"));
            assertThat(byHand(scene, notice, "US", "state")).isEqualTo("SERVED");
            assertThat(byHand(scene, notice, "US", "servedAt")).isEqualTo("2016-04-06T09:30:00Z");
            await().until(() -> scene.wire.heard("notification.delivery-changed.v1", scene.agreement).stream()
                    .anyMatch(changed -> changed.path("channel").asText().equals("BY_HAND")
                            && changed.path("state").asText().equals("SERVED")));
            report(scene, delivery, UUID.randomUUID(), "2016-04-06T12:40:00+03:00")
                    .statusCode(409)
                    .body("type", equalTo("/problems/already-served"));
        }
    }

    @Test
    void nothingIsHandedOverBeforeItsReleaseOrInTheFuture() throws Exception {
        try (var scene = Scene.at("2016-04-06T14:00:00+03:00");
                var gone = new Receiver(number -> 410)) {
            var delivery = byHand(scene, lostAt(scene, gone, "US"), "US", "id");
            for (String time : List.of("2016-04-06T13:00:00+03:00", "2016-04-07T13:00:00+03:00")) {
                report(scene, delivery, UUID.randomUUID(), time)
                        .statusCode(422)
                        .body("errors[0].pointer", equalTo("#/servedAt"));
            }
            scene.operator()
                    .body("{\"servedAt\": \"2016-04-06T14:00:00+03:00\"}")
                    .post("/v1/deliveries/" + delivery + "/hand-services")
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", equalTo(List.of("#/place", "#/receivedBy")));
            scene.operator()
                    .body("{}")
                    .post("/v1/deliveries/" + UUID.randomUUID() + "/hand-services/" + UUID.randomUUID()
                            + "/confirmations")
                    .then()
                    .statusCode(404);
        }
    }

    private static String lostAt(Scene scene, Receiver receiver, String party) {
        scene.officer(party)
                .body(Map.of("endpoints", List.of(Map.of("id", "hook", "channel", "WEBHOOK", "url", receiver.url()))))
                .put("/v1/parties/" + party + "/endpoints")
                .then()
                .statusCode(200);
        scene.tell("incidents.statement-made.v1", "s", 1, Told.intentToAct("RU", scene.now()));
        await().until(() -> !scene.inbox(party, "STATEMENT_MADE").isEmpty());
        var notice = scene.inbox(party, "STATEMENT_MADE").get(0).path("id").asText();
        await().until(() -> byHand(scene, notice, party, "id") != null);
        scene.officer(party)
                .body(Map.of("endpoints", List.of()))
                .put("/v1/parties/" + party + "/endpoints")
                .then()
                .statusCode(200);
        return notice;
    }

    private static ValidatableResponse report(Scene scene, String delivery, UUID id, String at) {
        return scene.operator()
                .body(Map.of(
                        "id",
                        id,
                        "servedAt",
                        at,
                        "place",
                        "Amman, the embassy",
                        "receivedBy",
                        "A. Smith, duty officer"))
                .post("/v1/deliveries/" + delivery + "/hand-services")
                .then();
    }

    private static String byHand(Scene scene, String notice, String party, String field) {
        return scene.operator()
                .get("/v1/notices/" + notice + "/deliveries")
                .jsonPath()
                .getString("items.find { it.party == '" + party + "' && it.channel == 'BY_HAND' }?." + field);
    }
}
