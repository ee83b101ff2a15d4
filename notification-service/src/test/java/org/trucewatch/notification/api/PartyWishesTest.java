package org.trucewatch.notification.api;

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
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

@NotificationTest
class PartyWishesTest {

    private static String wishes(Scene scene, String rest) {
        return "{\"agreements\": [{\"agreementId\": \"" + scene.agreement + "\", " + rest + "}]}";
    }

    private static String office(String zone, String from, String to) {
        return """
                "office": {"name": "Duty office", "email": "duty@example.org",
                           "hours": {"zone": "%s", "days": ["MON","TUE","WED","THU","FRI","SAT","SUN"],
                                     "from": "%s", "to": "%s"}}""".formatted(zone, from, to);
    }

    @Test
    void aPartySaysItselfWhichOfficeItHasAndInWhichLanguagesItReads() throws Exception {
        try (var scene = Scene.at("2016-04-02T20:00:00+03:00")) { // a Saturday: the agreement's office is closed
            scene.officer("GOV")
                    .body(wishes(
                            scene, "\"languages\": [\"en\", \"ar\"], " + office("Asia/Damascus", "00:00", "24:00")))
                    .put("/v1/parties/GOV")
                    .then()
                    .statusCode(200)
                    .body(
                            "agreements.find { it.agreementId == '" + scene.agreement + "' }.office.name",
                            equalTo("Duty office"));
            scene.operator()
                    .get("/v1/parties/GOV/endpoints")
                    .then()
                    .body(
                            "endpoints.find { it.id == 'office-" + scene.agreement + "' }.address",
                            equalTo("duty@example.org"));
            scene.tell("incidents.statement-made.v1", "s", 1, Told.intentToAct("RU", scene.now()));
            await().until(() -> !scene.inbox("GOV", "STATEMENT_MADE").isEmpty());
            var notice = scene.inbox("GOV", "STATEMENT_MADE").get(0);
            assertThat(notice.path("state").asText()).isEqualTo("SERVED");
            assertThat(notice.path("language").asText()).isEqualTo("en");

            scene.agreementIs("IN_FORCE", 2);
            scene.officer("GOV")
                    .body(wishes(scene, "\"escalation\": []"))
                    .put("/v1/parties/GOV")
                    .then()
                    .statusCode(200)
                    .body(
                            "agreements.find { it.agreementId == '" + scene.agreement + "' }.languages",
                            equalTo(List.of("ar")));
        }
    }

    @Test
    void shorterHoursPutNoServiceOff() throws Exception {
        try (var scene = Scene.at("2016-04-04T10:00:00+03:00")) { // a Monday: the agreement's office is open
            scene.officer("GOV")
                    .body(wishes(scene, office("Asia/Damascus", "16:00", "16:01")))
                    .put("/v1/parties/GOV")
                    .then()
                    .statusCode(200);
            scene.tell("incidents.statement-made.v1", "s", 1, Told.intentToAct("RU", scene.now()));
            await().until(() -> !scene.inbox("GOV", "STATEMENT_MADE").isEmpty());
            assertThat(scene.inbox("GOV", "STATEMENT_MADE").get(0).path("state").asText())
                    .isEqualTo("SERVED");
        }
    }

    @Test
    void onlyThePartyItselfSaysItAndOnlyOverWhatItHasRead() throws Exception {
        try (var scene = Scene.at("2016-04-04T11:00:00+03:00")) {
            var body = wishes(scene, "\"languages\": [\"en\"]");
            scene.officer("US").body(body).put("/v1/parties/UN").then().statusCode(403);
            scene.officer("XX").body(body).put("/v1/parties/UN").then().statusCode(404);
            var read = scene.officer("UN").get("/v1/parties/UN").header("ETag");
            scene.officer("UN")
                    .header("If-Match", read)
                    .body(body)
                    .put("/v1/parties/UN")
                    .then()
                    .statusCode(200);
            scene.officer("UN")
                    .header("If-Match", read)
                    .body(body)
                    .put("/v1/parties/UN")
                    .then()
                    .statusCode(412)
                    .body("type", equalTo("/problems/changed-meanwhile"));
        }
    }

    @Test
    void whatIsWrongIsSaidFieldByField() throws Exception {
        try (var scene = Scene.at("2016-04-04T12:00:00+03:00")) {
            scene.officer("UN")
                    .body(wishes(
                            scene,
                            "\"languages\": [\"fr\"], " + office("Mars/Base", "09:00", "17:00")
                                    + ", \"escalation\": [{\"after\": \"PT2H\", \"endpoint\": \"nobody\"},"
                                    + " {\"after\": \"PT1H\", \"endpoint\": \"by-hand\"}]"))
                    .put("/v1/parties/UN")
                    .then()
                    .statusCode(422)
                    .body(
                            "errors.pointer",
                            hasItems(
                                    "#/agreements/0/languages/0",
                                    "#/agreements/0/office/hours/zone",
                                    "#/agreements/0/escalation/0/endpoint",
                                    "#/agreements/0/escalation/1/after"));
            scene.officer("UN")
                    .body(wishes(scene, office("Asia/Amman", "17:00", "09:00")))
                    .put("/v1/parties/UN")
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", hasItems("#/agreements/0/office/hours/to"));
            scene.officer("UN")
                    .body("{\"agreements\": [{\"agreementId\": \"nowhere\"}]}")
                    .put("/v1/parties/UN")
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", hasItems("#/agreements/0/agreementId"));
        }
    }

    @Test
    void whatNobodyAcknowledgesGoesUpTheLadderStepByStep() throws Exception {
        try (var scene = Scene.at("2016-04-05T10:00:00+03:00");
                var desk = Receiver.thatTakesEverything()) {
            scene.officer("HNC")
                    .body(Map.of("endpoints", List.of(Map.of("id", "duty", "channel", "WEBHOOK", "url", desk.url()))))
                    .put("/v1/parties/HNC/endpoints")
                    .then()
                    .statusCode(200);
            scene.officer("HNC")
                    .body(wishes(
                            scene,
                            "\"escalation\": [{\"after\": \"PT2H\", \"endpoint\": \"duty\"},"
                                    + " {\"after\": \"PT4H\", \"endpoint\": \"by-hand\"}]"))
                    .put("/v1/parties/HNC")
                    .then()
                    .statusCode(200);
            scene.officer("US")
                    .get("/v1/parties/HNC?agreement=" + scene.agreement)
                    .then()
                    .body("agreements[0].escalation", nullValue());
            var noted = ask(scene);
            var unnoted = ask(scene);
            scene.officer("HNC")
                    .post("/v1/notices/" + noted + "/acknowledgements")
                    .then()
                    .statusCode(201);
            assertThat(desk.received()).isEmpty();

            scene.itIs("2016-04-05T12:00:01+03:00");
            await().until(() -> desk.received().size() == 1);
            assertThat(Scene.read(desk.received().get(0).body()).at("/data/id").asText())
                    .isEqualTo(unnoted);
            assertThat(byHand(scene, unnoted)).isEmpty();

            scene.itIs("2016-04-05T14:00:01+03:00");
            await().until(() -> byHand(scene, unnoted).equals(List.of("DUE")));
            assertThat(byHand(scene, noted)).isEmpty();
            assertThat(desk.received()).hasSize(1);
            scene.officer("HNC")
                    .body(wishes(scene, "\"escalation\": []"))
                    .put("/v1/parties/HNC")
                    .then()
                    .statusCode(200);
            scene.officer("HNC")
                    .body(Map.of("endpoints", List.of()))
                    .put("/v1/parties/HNC/endpoints")
                    .then()
                    .statusCode(200);
        }
    }

    private static String ask(Scene scene) {
        var caseId = UUID.randomUUID();
        scene.tell(
                "verification.account-requested.v1",
                caseId.toString(),
                1,
                Told.accountRequest(caseId, "HNC", true, scene.now()));
        await().until(() -> noticeOf(scene, caseId) != null);
        return noticeOf(scene, caseId);
    }

    private static String noticeOf(Scene scene, UUID caseId) {
        return scene.officer("HNC")
                .get("/v1/notices?subject=" + caseId)
                .jsonPath()
                .getString("items[0].id");
    }

    private static List<String> byHand(Scene scene, String notice) {
        return scene.operator()
                .get("/v1/notices/" + notice + "/deliveries")
                .jsonPath()
                .getList("items.findAll { it.party == 'HNC' && it.channel == 'BY_HAND' }.state");
    }
}
