package org.trucewatch.notification.meeting;

import io.restassured.response.ValidatableResponse;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.trucewatch.notification.NotificationTest;
import org.trucewatch.notification.Scene;

import java.util.UUID;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

/** What becomes of a meeting once it is agreed. */
@NotificationTest
class AgreedMeetingTest {

    private static final String LATER = """
            {"proposed": [{"start": "2016-03-23T10:00:00+02:00", "minutes": 60}],
             "replyBy": "2016-03-22T08:00:00+02:00", "reason": "no flight"}""";

    @Inject
    SessionFactory sessions;

    private static String agreed(Scene scene) {
        var id = UUID.randomUUID();
        scene.officer("RU")
                .body(FoundingCaseTest.urgentRequest(id, scene.agreement).toString())
                .post("/v1/meetings")
                .then()
                .statusCode(201);
        scene.officer("US")
                .body("{\"reply\": \"ACCEPT\", \"start\": \"2016-03-22T10:00:00+02:00\"}")
                .post("/v1/meetings/" + id + "/replies")
                .then()
                .statusCode(201);
        return "/v1/meetings/" + id;
    }

    private static ValidatableResponse post(Scene scene, String party, String path, String body) {
        return scene.officer(party).body(body).post(path).then();
    }

    @Test
    void anUnansweredRequestToPostponeLeavesTheDateAndEveryPartyIsTold() throws Exception {
        try (var scene = Scene.at("2016-03-21T16:00:00+02:00")) {
            var meeting = agreed(scene);
            var asked = post(scene, "US", meeting + "/postponements", LATER)
                    .statusCode(201)
                    .body("postponements[0].state", equalTo("ASKED"))
                    .body("postponements[0].asked", hasItems("RU"));
            assertThat(scene.inbox("HNC", "MEETING_POSTPONEMENT_ASKED")).hasSize(1);
            post(scene, "RU", meeting + "/postponements", LATER)
                    .statusCode(409)
                    .body("type", equalTo("/problems/already-asked"));
            scene.itIs("2016-03-22T08:00:01+02:00");
            for (String party : Scene.PARTIES) {
                await().until(() -> scene.inbox(party, "MEETING_NOT_POSTPONED").size() == 1);
            }
            scene.officer("US")
                    .get(meeting)
                    .then()
                    .body("state", equalTo("AGREED"))
                    .body("agreedStart", equalTo("2016-03-22T08:00:00Z"))
                    .body("postponements[0].state", equalTo("LAPSED"));
            var late = asked.extract().path("postponements[0].id");
            post(
                            scene,
                            "RU",
                            meeting + "/postponements/" + late + "/replies",
                            "{\"reply\": \"DECLINE\", \"reason\": \"-\"}")
                    .statusCode(409);
        }
    }

    @Test
    void aMeetingIsMovedWhenAllWhoComeAgreeAndHasItsOutcomeAtTheNewTime() throws Exception {
        try (var scene = Scene.at("2016-03-21T16:30:00+02:00")) {
            var meeting = agreed(scene);
            String asked = post(scene, "US", meeting + "/postponements", LATER)
                    .extract()
                    .path("postponements[0].id");
            var replies = meeting + "/postponements/" + asked + "/replies";
            post(
                            scene,
                            "RU",
                            replies,
                            "{\"reply\": \"COUNTER\", \"proposed\": [{\"start\": \"2016-03-24T10:00:00+02:00\", \"minutes\": 60}]}")
                    .statusCode(422)
                    .body("errors.pointer", hasItems("#/reply"));
            post(scene, "GOV", replies, "{\"reply\": \"ACCEPT\", \"start\": \"2016-03-23T10:00:00+02:00\"}")
                    .statusCode(403);
            post(scene, "RU", replies, "{\"reply\": \"ACCEPT\", \"start\": \"2016-03-23T10:00:00+02:00\"}")
                    .statusCode(201)
                    .body("state", equalTo("POSTPONED"))
                    .body("agreedStart", equalTo("2016-03-23T08:00:00Z"))
                    .body("agreedMinutes", equalTo(60));
            assertThat(scene.inbox("HNC", "MEETING_POSTPONED")).hasSize(1);

            var held = """
                    {"id": "%s", "held": true, "minutes": [{"lang": "en", "text": "The rules were discussed."}],
                     "undertakings": [{"party": "US", "text": [{"lang": "en", "text": "To name its experts."}],
                                       "due": "2016-03-25T12:00:00+02:00"}]}""".formatted(UUID.randomUUID());
            post(scene, "RU", meeting + "/outcome", held)
                    .statusCode(409)
                    .body("type", equalTo("/problems/not-yet-met"));
            scene.itIs("2016-03-23T12:00:00+02:00");
            post(scene, "GOV", meeting + "/outcome", held).statusCode(403);
            post(scene, "RU", meeting + "/outcome", held)
                    .statusCode(201)
                    .body("state", equalTo("HELD"))
                    .body("outcomes[0].undertakings[0].party", equalTo("US"));
            post(scene, "RU", meeting + "/outcome", held).statusCode(200);
            post(
                            scene,
                            "US",
                            meeting + "/outcome",
                            "{\"held\": true, \"minutes\": [{\"lang\": \"en\", \"text\": \"Nothing was undertaken.\"}]}")
                    .statusCode(201)
                    .body("state", equalTo("HELD"))
                    .body("outcomes", hasSize(2))
                    .body("outcomes[1].contests", equalTo(true));
            assertThat(scene.inbox("GOV", "MEETING_OUTCOME")).hasSize(2);

            assertThat(scene.inbox("US", "UNDERTAKING_DUE")).isEmpty();
            scene.itIs("2016-03-25T12:00:01+02:00");
            await().until(() -> scene.inbox("US", "UNDERTAKING_DUE").size() == 1);
            var due = scene.inbox("US", "UNDERTAKING_DUE").get(0);
            assertThat(due.path("to").toString()).isEqualTo("[\"US\"]");
            assertThat(scene.officer("GOV")
                            .header("Accept", "text/plain")
                            .header("Accept-Language", "en")
                            .get("/v1/notices/" + due.path("id").asText())
                            .asString())
                    .contains(
                            "To name its experts.",
                            "Another account of the meeting stands beside",
                            "attributes no breach");
        }
    }

    @Test
    void withdrawingTheMeetingEndsWhatIsAskedAboutItsDate() throws Exception {
        try (var scene = Scene.at("2016-03-21T17:00:00+02:00")) {
            var meeting = agreed(scene);
            post(scene, "US", meeting + "/postponements", LATER).statusCode(201);
            post(scene, "RU", meeting + "/withdrawal", "{}")
                    .statusCode(200)
                    .body("state", equalTo("WITHDRAWN"))
                    .body("postponements[0].state", equalTo("WITHDRAWN"));
            for (String party : Scene.PARTIES) {
                assertThat(scene.inbox(party, "MEETING_WITHDRAWN")).hasSize(1);
            }
            post(scene, "US", meeting + "/postponements", LATER).statusCode(409);
            post(scene, "US", meeting + "/outcome", "{\"held\": false}").statusCode(409);
        }
    }

    @Test
    void aMeetingIsReadAsACalendar() throws Exception {
        try (var scene = Scene.at("2016-03-21T17:30:00+02:00")) {
            var calendar = scene.officer("US").header("Accept", "text/calendar").get(agreed(scene));
            assertThat(calendar.contentType()).startsWith("text/calendar");
            assertThat(calendar.asString())
                    .startsWith("BEGIN:VCALENDAR\r\n")
                    .contains("DTSTART:20160322T080000Z\r\n", "DTEND:20160322T100000Z\r\n", "STATUS:CONFIRMED\r\n")
                    .contains("LOCATION:Amman\r\n");
            scene.officer("XX")
                    .header("Accept", "text/calendar")
                    .get(agreed(scene))
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void moreAnswersCostNoMoreQuestionsToTheDatabase() throws Exception {
        try (var scene = Scene.at("2016-03-21T18:00:00+02:00")) {
            var id = UUID.randomUUID();
            scene.officer("RU")
                    .body(FoundingCaseTest.urgentRequest(id, scene.agreement).toString())
                    .post("/v1/meetings")
                    .then()
                    .statusCode(201);
            counter(scene, id, 1);
            long few = statementsFor(scene, id);
            for (int i = 2; i < 12; i++) {
                counter(scene, id, i);
            }
            assertThat(statementsFor(scene, id)).isLessThanOrEqualTo(few);
        }
    }

    private static void counter(Scene scene, UUID meeting, int minute) {
        post(scene, "US", "/v1/meetings/" + meeting + "/replies", """
                {"reply": "COUNTER", "proposed": [{"start": "2016-03-22T11:%02d:00+02:00", "minutes": 60}]}""".formatted(minute))
                .statusCode(201);
    }

    /** The fewest of some tries, because others use the database too. */
    private long statementsFor(Scene scene, UUID meeting) {
        long fewest = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long before = sessions.getStatistics().getPrepareStatementCount();
            scene.officer("RU").get("/v1/meetings/" + meeting).then().statusCode(200);
            fewest = Math.min(fewest, sessions.getStatistics().getPrepareStatementCount() - before);
        }
        return fewest;
    }
}
