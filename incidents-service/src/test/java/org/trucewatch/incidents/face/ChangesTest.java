package org.trucewatch.incidents.face;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.Database;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.Person;
import org.trucewatch.kit.events.Json;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.trucewatch.incidents.Person.ADJUDICATOR;
import static org.trucewatch.incidents.Person.ADJUDICATOR_2;
import static org.trucewatch.incidents.Person.AUDITOR;
import static org.trucewatch.incidents.Person.OFFICER_GOV;
import static org.trucewatch.incidents.Person.OFFICER_HNC;
import static org.trucewatch.incidents.Person.RCC;
import static org.trucewatch.incidents.Person.REVIEWER_UN;
import static org.trucewatch.incidents.Person.REVIEWER_US;
import static org.trucewatch.incidents.Person.SNHR;

/** Whoever follows the links of a list is told everything that it may know, and nothing else. */
@IncidentsTest
class ChangesTest extends Calls {

    private Ceasefire ceasefire;

    @BeforeEach
    void anAgreementOfItsOwn() {
        ceasefire = Ceasefire.inForce();
    }

    @Test
    void whatIsNewOrChangedIsToldOnceToThoseWhoSeeIt() {
        var first = new Feed(REVIEWER_US);
        var accused = new Feed(OFFICER_HNC);
        var id = incidentOf(RCC, ceasefire.report().claim("OBSERVATION").body());

        assertThat(first.told()).containsExactly(id);
        assertThat(first.told()).isEmpty();
        admitted(id, false, "Too little is known.");
        assertThat(first.told()).containsExactly(id);
        assertThat(first.told()).isEmpty();
        assertThat(accused.told()).isEmpty();
    }

    @Test
    void whatCommitsLateIsNotMissed() throws SQLException {
        var id = incidentOf(RCC, ceasefire.report().body());
        var feed = new Feed(REVIEWER_US);
        try (var late = Database.open()) {
            late.setAutoCommit(false);
            try (var update = late.prepareStatement(
                    "update incident set state = 'NOT_ADMITTED', changed_at = changed_at + interval '1 microsecond',"
                            + " touched_at = '2016-01-01', turned_at = '2016-01-01' where id = ?::uuid")) {
                update.setString(1, id);
                update.executeUpdate();
            }
            // others write and commit meanwhile, so that its number is not the latest any more
            var other = incidentOf(
                    RCC,
                    ceasefire
                            .report()
                            .between("2016-04-05T09:00:00Z", "2016-04-05T09:00:00Z", "EXACT")
                            .body());
            assertThat(feed.told()).containsExactly(other);
            late.commit();
        }
        assertThat(feed.told()).contains(id);
    }

    @Test
    void whoCouldSeeAnIncidentIsToldThatItIsGoneAndNobodyElse() {
        Person[] saw = {REVIEWER_US, OFFICER_HNC, OFFICER_GOV, AUDITOR};
        var report = sent(RCC, ceasefire.report().consent("PUBLIC").body());
        var id = incidentOf(RCC, report);
        var other = incidentOf(
                SNHR,
                ceasefire
                        .report()
                        .consent("NEUTRAL")
                        .between("2016-04-05T09:00:00Z", "2016-04-05T09:00:00Z", "EXACT")
                        .body());
        var feeds = List.of(saw).stream().map(Feed::new).toList();

        var link = Json.MAPPER.createObjectNode().put("incidentId", id).put("reason", "The same.");
        decided(other, "joins", link);

        assertThat(feeds.get(0).items())
                .extracting(ChangesTest::brief)
                .containsExactlyInAnyOrder(id + " gone", other + " seen");
        assertThat(feeds.get(1).items())
                .extracting(ChangesTest::brief)
                .containsExactlyInAnyOrder(id + " gone", other + " seen");
        assertThat(feeds.get(3).items())
                .extracting(ChangesTest::brief)
                .containsExactlyInAnyOrder(id + " gone", other + " seen");

        decided(other, "parts", link);
        assertThat(feeds.get(0).items())
                .extracting(ChangesTest::brief)
                .containsExactlyInAnyOrder(id + " seen", other + " gone");
        assertThat(feeds.get(3).items())
                .extracting(ChangesTest::brief)
                .containsExactlyInAnyOrder(id + " seen", other + " seen");
    }

    @Test
    void aReportThatOneMayNotSeeChangesNothingForHim() {
        var id = incidentOf(RCC, ceasefire.report().consent("PUBLIC").body());
        var others = List.of(OFFICER_GOV, OFFICER_HNC, REVIEWER_US, RCC).stream()
                .map(Feed::new)
                .toList();
        var neutral = new Feed(REVIEWER_UN);

        assertThat(incidentOf(
                        SNHR,
                        ceasefire.report().consent("NEUTRAL").killed(2, 2, 9).body()))
                .isEqualTo(id);

        assertThat(neutral.told()).containsExactly(id);
        assertThat(others).allSatisfy(feed -> assertThat(feed.told()).isEmpty());
    }

    @Test
    void anAgencyWhoseOwnSideIsGoneIsToldThatItSeesThePublicOne() {
        var id = incidentOf(RCC, ceasefire.report().consent("PUBLIC").body());
        var own = sent(SNHR, ceasefire.report().consent("NEUTRAL").body());
        assertThat(incidentOf(SNHR, own)).isEqualTo(id);
        var before = get(SNHR, "/v1/incidents/" + id);
        var feed = new Feed(SNHR);
        var others = List.of(new Feed(OFFICER_GOV), new Feed(RCC));
        sent(SNHR, ceasefire.report().claim("NIL").superseding(own).body());
        await().atMost(SOON).until(() -> !get(SNHR, "/v1/incidents/" + id).equals(before));
        assertThat(feed.items()).extracting(ChangesTest::brief).containsExactly(id + " seen");
        assertThat(feed.items()).isEmpty();
        assertThat(others).allSatisfy(other -> assertThat(other.told()).isEmpty());
        var since = ceasefire.id() + "&since=" + before.get("changedAt").textValue();
        assertThat(new Feed(SNHR, "/v1/incidents?agreement=" + since).last).hasSize(1);
    }

    @Test
    void thePublicIsNotToldThatAnAdmissionWasRefusedForAnotherReason() {
        var id = incidentOf(
                RCC, ceasefire.report().claim("OBSERVATION").consent("PUBLIC").body());
        admitted(id, false, "One.");
        var forPublic = new Feed(OFFICER_GOV);
        var accused = new Feed(OFFICER_HNC);
        var before = get(OFFICER_GOV, "/v1/incidents/" + id);

        admitted(id, false, "Another.");

        assertThat(accused.told()).containsExactly(id);
        assertThat(forPublic.told()).isEmpty();
        assertThat(get(OFFICER_GOV, "/v1/incidents/" + id)).isEqualTo(before);
    }

    @Test
    void aReportThatIsSupersededOrErasedIsToldAgain() {
        var report = sent(RCC, ceasefire.report().body());
        var erased = sent(
                RCC,
                ceasefire
                        .report()
                        .between("2016-04-05T09:00:00Z", "2016-04-05T09:00:00Z", "EXACT")
                        .body());
        var feed = new Feed(RCC, "/v1/reports?limit=2&agreement=" + ceasefire.id());

        var correction =
                sent(RCC, ceasefire.report().superseding(report).killed(0, 1, 1).body());
        assertThat(feed.items())
                .extracting(item -> item.get("id").textValue())
                .containsExactly(report.toString(), correction.toString());
        assertThat(feed.last.get(0).get("supersededBy").textValue()).isEqualTo(correction.toString());

        erased(RCC, erased);
        assertThat(feed.told()).containsExactly(erased.toString());
        assertThat(feed.told()).isEmpty();
    }

    private static void admitted(String id, boolean admit, String reason) {
        post(ADJUDICATOR, "/v1/incidents/" + id + "/admissions", reason(reason).put("admitted", admit))
                .statusCode(201);
    }

    /** Two adjudicators ask for it where that is needed. */
    private static void decided(String incident, String what, JsonNode link) {
        for (var by : List.of(ADJUDICATOR, ADJUDICATOR_2)) {
            var path = "/v1/incidents/" + incident + "/" + what;
            if (post(by, path, link).extract().statusCode() == 201) {
                return;
            }
        }
        throw new AssertionError(what + " of " + incident + " was not done");
    }

    private static String brief(JsonNode item) {
        return item.get("id").textValue() + (item.has("gone") ? " gone" : " seen");
    }

    /** A list that somebody follows. */
    private final class Feed {

        private final Person who;
        private String next;
        private List<JsonNode> last;

        Feed(Person who) {
            this(who, "/v1/incidents?limit=2&agreement=" + ceasefire.id());
        }

        Feed(Person who, String list) {
            this.who = who;
            this.next = list;
            items();
        }

        /** What is told since it was asked last. */
        List<JsonNode> items() {
            last = new ArrayList<>();
            String monitor = null;
            for (var page = next; page != null; ) {
                var answer = as(who).urlEncodingEnabled(false).get(page);
                json(answer.then().statusCode(200)).get("items").forEach(last::add);
                page = null;
                for (var link : answer.headers().getValues("Link")) {
                    var target = link.substring(1, link.indexOf('>'));
                    if (link.endsWith("\"next\"")) {
                        page = target;
                    } else {
                        monitor = target;
                    }
                }
            }
            next = monitor;
            return last;
        }

        List<String> told() {
            return items().stream().map(item -> item.get("id").textValue()).toList();
        }
    }
}
