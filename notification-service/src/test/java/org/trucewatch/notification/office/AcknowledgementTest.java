package org.trucewatch.notification.office;

import org.junit.jupiter.api.Test;
import org.trucewatch.notification.NotificationTest;
import org.trucewatch.notification.Scene;
import org.trucewatch.notification.Told;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

@NotificationTest
class AcknowledgementTest {

    private static String statement(Scene scene) {
        scene.tell("incidents.statement-made.v1", "s", 1, Told.intentToAct("RU", scene.now()));
        await().until(() -> !scene.inbox("GOV", "STATEMENT_MADE").isEmpty());
        return scene.inbox("GOV", "STATEMENT_MADE").get(0).path("id").asText();
    }

    private static String stateFor(Scene scene, String party, String notice) {
        return scene.operator()
                .get("/v1/notices/" + notice + "/deliveries")
                .jsonPath()
                .getString("items.find { it.party == '" + party + "' && it.channel == 'INBOX' }.state");
    }

    @Test
    void onlyAPersonsPostAcknowledgesAndAMailScannersGetChangesNothing() throws Exception {
        // a Saturday: the government's office is closed
        try (var scene = Scene.at("2016-03-12T12:00:00+02:00")) {
            var notice = statement(scene);
            assertThat(stateFor(scene, "GOV", notice)).isEqualTo("SENT");

            for (String path : new String[] {"/v1/notices/" + notice, "/v1/notices/" + notice + "/acknowledgements"}) {
                scene.officer("GOV").header("Accept", "*/*").get(path);
                scene.officer("GOV").head(path);
            }
            assertThat(stateFor(scene, "GOV", notice)).isEqualTo("SENT");

            scene.officer("GOV")
                    .post("/v1/notices/" + notice + "/acknowledgements")
                    .then()
                    .statusCode(201)
                    .body("party", equalTo("GOV"))
                    .body("name", equalTo("officer-gov"));
            scene.as("second-officer", "party-officer", "GOV")
                    .post("/v1/notices/" + notice + "/acknowledgements")
                    .then()
                    .statusCode(200)
                    .body("name", equalTo("officer-gov"));
            assertThat(stateFor(scene, "GOV", notice)).isEqualTo("ACKNOWLEDGED");
            assertThat(stateFor(scene, "US", notice)).isEqualTo("SERVED");
            await().until(() -> scene.wire.heard("notification.delivery-changed.v1", scene.agreement).stream()
                    .anyMatch(changed -> changed.path("state").asText().equals("ACKNOWLEDGED")));
        }
    }

    @Test
    void nobodyElseAcknowledgesForAParty() throws Exception {
        try (var scene = Scene.at("2016-03-14T12:00:00+02:00")) {
            var notice = statement(scene);
            scene.as("guarantor-us", "guarantor-officer", "US")
                    .post("/v1/notices/" + notice + "/acknowledgements")
                    .then()
                    .statusCode(403);
            scene.officer("XX")
                    .post("/v1/notices/" + notice + "/acknowledgements")
                    .then()
                    .statusCode(404);
            scene.officer("XX").get("/v1/notices/" + notice).then().statusCode(404);
            assertThat(stateFor(scene, "US", notice)).isEqualTo("SERVED");
        }
    }

    @Test
    void aClosedOfficeIsServedWhenItOpens() throws Exception {
        try (var scene = Scene.at("2016-03-18T12:00:00+02:00")) {
            var notice = statement(scene);
            assertThat(stateFor(scene, "US", notice)).isEqualTo("SERVED");
            assertThat(stateFor(scene, "GOV", notice)).isEqualTo("SENT");
            assertThat(scene.officer("GOV")
                            .get("/v1/inbox?state=PENDING&agreement=" + scene.agreement)
                            .jsonPath()
                            .getString("items[0].servedAt"))
                    .isEqualTo("2016-03-20T07:00:00Z");
            scene.itIs("2016-03-20T09:00:01+02:00");
            await().until(() -> stateFor(scene, "GOV", notice).equals("SERVED"));
        }
    }

    @Test
    void operatorsSeeParticularsAndNoNarrativeAndOthersSeeNotHowAPartyIsReached() throws Exception {
        try (var scene = Scene.at("2016-03-15T12:00:00+02:00")) {
            var notice = statement(scene);
            scene.operator()
                    .get("/v1/notices/" + notice)
                    .then()
                    .statusCode(200)
                    .body("kind", equalTo("STATEMENT_MADE"))
                    .body("document", nullValue())
                    .body("title", nullValue());
            scene.operator()
                    .header("Accept", "text/html")
                    .get("/v1/notices/" + notice)
                    .then()
                    .statusCode(403);
            scene.officer("US")
                    .get("/v1/notices/" + notice + "/deliveries")
                    .then()
                    .body("items.find { it.party == 'RU' && it.channel == 'EMAIL' }.attempts", nullValue())
                    .body("items.find { it.party == 'RU' && it.channel == 'INBOX' }.state", equalTo("SERVED"));
        }
    }
}
