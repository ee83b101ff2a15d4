package org.trucewatch.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.trucewatch.load.input.Answer;
import org.trucewatch.load.input.Json;
import org.trucewatch.local.Component;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * March 2016. On the 21st one guarantor asks the other for an urgent meeting, with an answer by midnight in Damascus,
 * and declares that it will act alone from the 22nd. Nobody answers, and the service that keeps the deadline is killed
 * a moment before it passes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FoundingCaseTest {

    private static final Instant ASKED = at("2016-03-21T14:00:00+02:00");
    private static final Instant MIDNIGHT = at("2016-03-22T00:00:00+02:00");

    private final World world = World.started();
    private String statement;
    private String meeting;

    @BeforeAll
    void nobodyAnswersAndTheDeadlinePassesWhileItsKeeperIsDead() {
        world.setClock(ASKED);
        statement = posted(world.api.post("officer-ru", world.incidents, "/v1/statements", Reports.statement()));
        meeting = posted(
                world.api.post("officer-ru", world.notification, "/v1/meetings", Meetings.request("US", MIDNIGHT)));
        for (var party : world.parties) {
            world.awaitNotice(party.officer(), "STATEMENT_MADE", statement);
            world.awaitNotice(party.officer(), "MEETING_REQUESTED", meeting);
        }
        world.setClock(MIDNIGHT.minusSeconds(5));
        assertThat(meetingSeenBy("officer-un").path("state").asText()).isEqualTo("REQUESTED");
        assertThat(lapses("officer-un")).isEmpty();
        world.stack.kill9(Component.NOTIFICATION);
        await().until(() -> clockOf(world.incidents).isAfter(MIDNIGHT));
        world.stack.start(Component.NOTIFICATION);
    }

    @AfterAll
    void setTheClockRight() {
        world.setClockRight();
    }

    @Test
    void everyPartyIsToldOnceAndTheSame() {
        var lapse = lapse("officer-us");
        assertThat(world.parties).allSatisfy(party -> {
            assertThat(lapse(party.officer())).isEqualTo(lapse);
            assertThat(lapses(party.officer())).hasSize(1);
        });
        assertThat(released(lapse)).isBetween(MIDNIGHT, MIDNIGHT.plusSeconds(60));
    }

    @Test
    void theNoticeSaysWhoWasServedWhenAndWhoDidNotAnswer() {
        var facts = lapse("officer-us").at("/document/facts");
        assertThat(facts.path("outcome").asText()).isEqualTo("LAPSED");
        assertThat(facts.path("requestedBy").asText()).isEqualTo("RU");
        assertThat(at(facts.path("replyBy").asText())).isEqualTo(MIDNIGHT);
        assertThat(facts.path("silent")).extracting(JsonNode::asText).containsExactly("US");
        assertThat(facts.path("parties"))
                .extracting(party -> party.path("party").asText())
                .containsExactlyInAnyOrder("US", "RU", "UN", "GOV", "HNC");
        assertThat(facts.path("parties")).allSatisfy(party -> {
            assertThat(at(party.path("servedAt").asText()))
                    .as("every office is open at that hour")
                    .isBetween(ASKED, ASKED.plusSeconds(60));
            assertThat(party.path("channel").asText()).isNotEmpty();
            assertThat(party.path("required").asBoolean())
                    .isEqualTo(party.path("party").asText().equals("US"));
            assertThat(party.path("reply").asText("")).isEmpty();
        });
    }

    @Test
    void itReadsInEveryLanguageWhenEachWasServed() {
        var notice = URI.create(world.notification + "/v1/notices/"
                + lapse("officer-un").path("id").asText());
        var words = Map.of(
                "en",
                        List.of(
                                "Request for a meeting left without an answer",
                                "21 March 2016, 14:0",
                                "It is no finding"),
                "ru", List.of("21 марта 2016 года, 14:0", "22 марта 2016 года, 00:00"),
                "ar", List.of("طلب اجتماع بقي دون رد", "آذار/مارس", "ولا يأذن بشيء"));
        words.forEach((language, expected) -> {
            var text = world.http.get("officer-gov", notice, "Accept", "text/plain", "Accept-Language", language);
            assertThat(text.headers().firstValue("Content-Language")).contains(language);
            assertThat(text.body()).contains(expected).doesNotContain("\uFFFD");
            var page = world.http.get("officer-gov", notice, "Accept", "text/html", "Accept-Language", language);
            assertThat(page.body())
                    .contains("<article lang=\"" + language + "\" dir=\"" + (language.equals("ar") ? "rtl" : "ltr"));
        });
    }

    @Test
    void itLiesInEveryInboxAndMailbox() {
        var lapse = lapse("officer-us");
        var id = lapse.path("id").asText();
        var mailboxes = Mailboxes.of(world.stack);
        assertThat(world.parties).allSatisfy(party -> {
            assertThat(world.items(party.officer(), world.notification, "/v1/inbox?limit=500"))
                    .filteredOn(item -> item.path("id").asText().equals(id))
                    .hasSize(1);
            var addresses = world.mailAddresses(party);
            assertThat(addresses).hasSize(2); // the office's and the duty desk's
            assertThat(addresses).allSatisfy(address -> {
                var mails = await().until(() -> mailboxes.mails(address, id), found -> !found.isEmpty());
                assertThat(mails).as(address).hasSize(1);
                assertThat(mails.get(0).languages()).isEqualTo(String.join(", ", party.languages()));
                assertThat(mails.get(0).text()).contains(lapse.path("digest").asText());
            });
        });
    }

    @Test
    void whatTheRequesterAnnouncedStaysItsOwnStatement() {
        var notices = new ArrayList<JsonNode>();
        for (var party : world.parties) {
            notices.add(whole(party.officer(), world.awaitNotice(party.officer(), "STATEMENT_MADE", statement)));
        }
        assertThat(notices).allSatisfy(notice -> {
            var facts = notice.at("/document/facts");
            assertThat(facts.path("statement").asText()).isEqualTo("INTENT_TO_ACT");
            assertThat(facts.path("party").asText()).isEqualTo("RU");
            assertThat(at(facts.path("from").asText())).isEqualTo(MIDNIGHT);
        });
        assertThat(lapse("officer-us").toString())
                .as("the mechanism repeats nobody's threat")
                .doesNotContain("unilaterally");
    }

    @Test
    void anAnswerAfterTheDeadlineComesTooLate() {
        assertThat(meetingSeenBy("officer-us").path("state").asText()).isEqualTo("LAPSED");
        var late = world.api.post(
                "officer-us",
                world.notification,
                "/v1/meetings/" + meeting + "/replies",
                Json.object().put("reply", "DECLINE").put("reason", "Too late"));
        assertThat(late.status()).isEqualTo(409);
    }

    private JsonNode meetingSeenBy(String officer) {
        return world.api
                .get(officer, world.notification, "/v1/meetings/" + meeting)
                .expecting(200)
                .body();
    }

    private List<JsonNode> lapses(String officer) {
        return world.items(officer, world.notification, "/v1/notices?kind=MEETING_LAPSED&subject=" + meeting);
    }

    private JsonNode lapse(String officer) {
        return whole(officer, world.awaitNotice(officer, "MEETING_LAPSED", meeting));
    }

    /** In English for everybody, so that they can be compared. */
    private JsonNode whole(String officer, JsonNode notice) {
        var at = URI.create(
                world.notification + "/v1/notices/" + notice.path("id").asText());
        return Json.read(world.http.get(officer, at, "Accept-Language", "en").body());
    }

    private Instant clockOf(URI service) {
        return at(
                world.api.get("operator", service, "/ops/clock").expecting(200).text("now"));
    }

    private static Instant released(JsonNode notice) {
        return at(notice.path("releasedAt").asText());
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }

    private static String posted(Answer answer) {
        return answer.expecting(201).text("id");
    }
}
