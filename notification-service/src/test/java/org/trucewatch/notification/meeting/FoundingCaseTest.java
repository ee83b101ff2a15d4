package org.trucewatch.notification.meeting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.timers.NotYet;
import org.trucewatch.notification.NotificationTest;
import org.trucewatch.notification.Scene;
import org.trucewatch.notification.Told;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

/** The letter of March 2016, in the record: asked on the 21st with an answer by midnight, and nobody answered. */
@NotificationTest
class FoundingCaseTest {

    @Inject
    MeetingDeadline deadline;

    @Inject
    AgroalDataSource database;

    static ObjectNode urgentRequest(UUID id, String agreement) {
        return Told.object("""
                {"id": "%s", "agreementId": "%s", "urgency": "URGENT", "requestedBy": "RU",
                 "subject": [{"lang": "ru", "text": "Механизм контроля", "original": true},
                             {"lang": "en", "text": "A mechanism to monitor the truce"}],
                 "agenda": ["Agreed rules of reaction to violations"],
                 "proposed": [{"start": "2016-03-22T10:00:00+02:00", "minutes": 120}],
                 "mode": "IN_PERSON", "place": "Amman", "required": ["US"], "invited": ["UN"],
                 "replyBy": "2016-03-22T00:00:00+02:00",
                 "onSilence": [{"lang": "en", "text": "From 22 March we shall act unilaterally."}]}""".formatted(id, agreement));
    }

    @Test
    void anUnansweredRequestEndsInANoticeToAllOfWhoWasServedWhenAndWhoDidNotAnswer() throws Exception {
        try (var scene = Scene.at("2016-03-21T14:00:10+02:00")) {
            var id = UUID.randomUUID();
            scene.officer("RU")
                    .body(urgentRequest(id, scene.agreement).toString())
                    .post("/v1/meetings")
                    .then()
                    .statusCode(201);
            scene.officer("US")
                    .get("/v1/meetings/" + id)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("REQUESTED"))
                    .body("parties.find { it.party == 'US' }.channel", equalTo("INBOX"))
                    .body("parties.find { it.party == 'HNC' }.required", equalTo(false))
                    .body("replies", hasSize(0));

            scene.itIs("2016-03-22T00:00:01+02:00");
            for (String party : Scene.PARTIES) {
                await().until(() -> scene.inbox(party, "MEETING_LAPSED").size() == 1);
            }
            var notice = scene.inbox("HNC", "MEETING_LAPSED").get(0).path("id").asText();
            var english = scene.officer("HNC")
                    .header("Accept", "text/plain")
                    .header("Accept-Language", "en")
                    .get("/v1/notices/" + notice)
                    .asString();
            assertThat(english)
                    .contains("United States (requested to attend): served 21 March 2016, 14:00 (UTC+02:00) by inbox")
                    .contains("not acknowledged; no answer")
                    .contains("without an answer: United States.")
                    .contains("It is no finding")
                    .contains("authorises nothing")
                    .contains("civilians, and hospitals, schools, camps, water supplies and convoys remain protected");
            scene.officer("US").get("/v1/meetings/" + id).then().body("state", equalTo("LAPSED"));
            await().until(() -> scene.wire.heard("notification.meeting-changed.v1", scene.agreement).stream()
                    .anyMatch(changed -> changed.path("state").asText().equals("LAPSED")));
            scene.officer("US")
                    .body("{\"reply\": \"DECLINE\", \"reason\": \"late\"}")
                    .post("/v1/meetings/" + id + "/replies")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/meeting-closed"));
        }
    }

    @Test
    void theDeadlineFiresOnceWhenTwoSchedulersComeAtTheSameMoment() throws Exception {
        try (var scene = Scene.at("2016-03-21T15:00:00+02:00")) {
            var id = UUID.randomUUID();
            scene.officer("RU")
                    .body(urgentRequest(id, scene.agreement).toString())
                    .post("/v1/meetings")
                    .then()
                    .statusCode(201);
            scene.itIs("2016-03-22T00:00:01+02:00");
            var two = List.of(fire(id), fire(id));
            two.forEach(CompletableFuture::join);
            await().until(() -> !scene.inbox("US", "MEETING_LAPSED").isEmpty());
            await().until(() -> timersOf(id) == 0);

            assertThat(scene.inbox("US", "MEETING_LAPSED")).hasSize(1);
            assertThat(scene.wire.heard("notification.meeting-changed.v1", scene.agreement).stream()
                            .filter(changed -> changed.path("state").asText().equals("LAPSED")))
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void aDeadlineThatIsPickedBeforeTheClockIsMovedBackLapsesNothingEarly() throws Exception {
        try (var scene = Scene.at("2016-03-21T15:30:00+02:00")) {
            var id = UUID.randomUUID();
            scene.officer("RU")
                    .body(urgentRequest(id, scene.agreement).toString())
                    .post("/v1/meetings")
                    .then()
                    .statusCode(201);
            assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> deadline.due(id.toString())))
                    .isInstanceOf(NotYet.class);
            scene.officer("US").get("/v1/meetings/" + id).then().body("state", equalTo("REQUESTED"));
            assertThat(timersOf(id)).isOne();
        }
    }

    private CompletableFuture<Void> fire(UUID id) {
        return CompletableFuture.runAsync(
                () -> QuarkusTransaction.requiringNew().run(() -> deadline.due(id.toString())));
    }

    private int timersOf(UUID id) throws Exception {
        try (var connection = database.getConnection();
                var query =
                        connection.prepareStatement("select count(*) from scheduled_tasks where task_instance = ?")) {
            query.setString(1, id.toString());
            try (var row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    @Test
    void aRequestSentAgainIsTheFirstAndOtherContentUnderItsIdIsRefused() throws Exception {
        try (var scene = Scene.at("2016-03-21T13:00:00+02:00")) {
            var request = urgentRequest(UUID.randomUUID(), scene.agreement);
            scene.officer("RU")
                    .body(request.toString())
                    .post("/v1/meetings")
                    .then()
                    .statusCode(201);
            scene.officer("RU")
                    .body(request.toString())
                    .post("/v1/meetings")
                    .then()
                    .statusCode(200);
            scene.officer("RU")
                    .body(request.put("place", "Geneva").toString())
                    .post("/v1/meetings")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/different-content"));
            assertThat(scene.inbox("US", "MEETING_REQUESTED")).hasSize(1);
        }
    }

    @Test
    void whatIsWrongWithARequestIsSaidFieldByField() throws Exception {
        try (var scene = Scene.at("2016-03-21T13:00:00+02:00")) {
            var request = urgentRequest(UUID.randomUUID(), scene.agreement);
            request.put("replyBy", "2016-03-20T00:00:00+02:00");
            request.withArray("required").removeAll().add("XX");
            scene.officer("RU")
                    .body(request.toString())
                    .post("/v1/meetings")
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", org.hamcrest.Matchers.hasItems("#/replyBy", "#/required/0"));
            request.remove("subject");
            scene.officer("RU")
                    .body(request.toString())
                    .post("/v1/meetings")
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", org.hamcrest.Matchers.hasItems("#/subject"));
            scene.officer("US")
                    .body(urgentRequest(UUID.randomUUID(), scene.agreement).toString())
                    .post("/v1/meetings")
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void acceptedByAllThatAreRequiredAMeetingIsAgreedAndEveryPartyIsTold() throws Exception {
        try (var scene = Scene.at("2016-03-21T12:00:00+02:00")) {
            var id = UUID.randomUUID();
            scene.officer("RU")
                    .body(urgentRequest(id, scene.agreement).toString())
                    .post("/v1/meetings")
                    .then()
                    .statusCode(201);
            scene.officer("GOV")
                    .body("{\"reply\": \"ACCEPT\", \"start\": \"2016-03-22T10:00:00+02:00\"}")
                    .post("/v1/meetings/" + id + "/replies")
                    .then()
                    .statusCode(403);
            scene.officer("US")
                    .body("{\"reply\": \"ACCEPT\", \"start\": \"2016-03-22T08:00:00Z\"}")
                    .post("/v1/meetings/" + id + "/replies")
                    .then()
                    .statusCode(201)
                    .body("state", equalTo("AGREED"))
                    .body("replies[0].by", equalTo("officer-us"));
            for (String party : Scene.PARTIES) {
                assertThat(scene.inbox(party, "MEETING_REPLIED")).hasSize(1);
                assertThat(scene.inbox(party, "MEETING_AGREED")).hasSize(1);
            }
            scene.officer("RU")
                    .body("{\"reason\": \"overtaken by events\"}")
                    .post("/v1/meetings/" + id + "/withdrawal")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("WITHDRAWN"));
            assertThat(scene.inbox("HNC", "MEETING_WITHDRAWN")).hasSize(1);
        }
    }
}
