package org.trucewatch.acceptance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.load.input.Json;
import org.trucewatch.local.Component;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * March 2016: one guarantor asks the other for an urgent meeting and declares from when it will act alone; nobody
 * answers. The clock is moved through those two days.
 */
class FoundingCaseTest {

    private final World world = World.started();

    @AfterEach
    void setTheClockRight() {
        world.setClockRight();
    }

    @Test
    void nobodyAnswersTheUrgentRequestAndEveryPartyLearnsWhoWasServedWhen() {
        world.setClock(at("2016-03-21T14:00:00+02:00"));

        var statement = world.api.post("officer-ru", world.incidents, "/v1/statements", intentToAct());
        assertThat(statement.status()).as(statement.body().toString()).isEqualTo(201);
        var meeting = world.api.post("officer-ru", world.notification, "/v1/meetings", urgentMeeting());
        assertThat(meeting.status()).as(meeting.body().toString()).isEqualTo(201);
        var id = meeting.text("id");

        for (var party : List.of("us", "ru", "un", "gov", "hnc")) {
            assertThat(awaitNotice(party, "STATEMENT_MADE", statement.text("id")))
                    .as("a party's own statement, never the mechanism's position")
                    .isPresent();
            assertThat(awaitNotice(party, "MEETING_REQUESTED", id)).isPresent();
        }
        world.setClock(at("2016-03-21T23:59:00+02:00"));
        assertThat(world.api
                        .get("officer-un", world.notification, "/v1/meetings/" + id)
                        .text("state"))
                .isEqualTo("REQUESTED");

        // a deadline survives the crash of the service that keeps it
        world.stack.kill9(Component.NOTIFICATION);
        world.stack.start(Component.NOTIFICATION);
        world.setClock(at("2016-03-22T00:00:30+02:00"));

        for (var party : List.of("us", "ru", "un", "gov", "hnc")) {
            var lapse = awaitNotice(party, "MEETING_LAPSED", id).orElseThrow();
            var text = world.api
                    .get(
                            "officer-" + party,
                            world.notification,
                            "/v1/notices/" + lapse.path("id").asText())
                    .expecting(200)
                    .body()
                    .toString();
            assertThat(text).as("who was served, when").contains("2016-03-21T12:0");
            assertThat(world.items(
                            "officer-" + party, world.notification, "/v1/notices?kind=MEETING_LAPSED&subject=" + id))
                    .as("fired once")
                    .hasSize(1);
        }
        var seen = world.api
                .get("officer-us", world.notification, "/v1/meetings/" + id)
                .expecting(200);
        assertThat(seen.text("state")).isEqualTo("LAPSED");
        var late = world.api.post(
                "officer-us",
                world.notification,
                "/v1/meetings/" + id + "/replies",
                Json.object().put("reply", "DECLINE").put("reason", "Too late"));
        assertThat(late.status()).as("the deadline has passed").isEqualTo(409);
    }

    private Optional<ObjectNode> awaitNotice(String party, String kind, String subject) {
        return await().until(
                        () -> world.first(
                                "officer-" + party,
                                world.notification,
                                "/v1/notices?kind=" + kind + "&subject=" + subject),
                        Optional::isPresent);
    }

    private static java.time.Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }

    private static ObjectNode intentToAct() {
        return (ObjectNode) Json.read("""
                {"id": "%s", "agreementId": "syria-2016", "kind": "INTENT_TO_ACT", "from": "2016-03-22T00:00:00+02:00",
                 "condition": [{"lang": "en", "text": "Credible evidence of systematic violations by armed groups."}],
                 "limits": [[{"lang": "en", "text": "Not against groups that observe the regime."}],
                            [{"lang": "en", "text": "Not against civilians or civilian objects."}]],
                 "text": [{"lang": "ru", "text": "С 22 марта правила применяются в одностороннем порядке.",
                           "original": true},
                          {"lang": "en", "text": "From 22 March the rules are applied unilaterally."}]}
                """.formatted(UUID.randomUUID()));
    }

    private static ObjectNode urgentMeeting() {
        return (ObjectNode) Json.read("""
                {"id": "%s", "agreementId": "syria-2016", "urgency": "URGENT", "requestedBy": "RU",
                 "subject": [{"lang": "en", "text": "Rules of reaction to violations"},
                             {"lang": "ru", "text": "Правила реагирования на нарушения"},
                             {"lang": "ar", "text": "قواعد الرد على الانتهاكات"}],
                 "agenda": ["The draft of 5 March"],
                 "proposed": [{"start": "2016-03-22T10:00:00+02:00", "minutes": 120}],
                 "mode": "IN_PERSON", "place": "Amman", "required": ["US"], "invited": ["UN"],
                 "replyBy": "2016-03-22T00:00:00+02:00",
                 "onSilence": [{"lang": "en", "text": "The rules will be applied unilaterally from 22 March."}]}
                """.formatted(UUID.randomUUID()));
    }
}
