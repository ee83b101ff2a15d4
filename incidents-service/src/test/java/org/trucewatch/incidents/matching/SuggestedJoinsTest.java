package org.trucewatch.incidents.matching;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.Person;
import org.trucewatch.incidents.Words;

import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.incidents.Person.ADJUDICATOR;
import static org.trucewatch.incidents.Person.AUDITOR;
import static org.trucewatch.incidents.Person.RCC;
import static org.trucewatch.incidents.Person.SNHR;

@IncidentsTest
class SuggestedJoinsTest extends Calls {

    private Ceasefire ceasefire;
    private String incident;
    private UUID report;

    /** The same place, day and actor, and nothing that tells one event of that day from another. */
    @BeforeEach
    void twoReportsThatMayBeOfOneEvent() {
        ceasefire = Ceasefire.inForce();
        incident = incidentOf(RCC, ofThatDay().body());
        report = sent(SNHR, ofThatDay().body());
        assertThat(incidentOf(SNHR, report)).isNotEqualTo(incident);
    }

    @Test
    void anAdjudicatorIsShownWhatMayBelongTogetherAndWhy() {
        var suggestion = suggestions().get(0);

        assertThat(suggestions()).hasSize(1);
        assertThat(suggestion.get("reportId").textValue()).isEqualTo(report.toString());
        assertThat(suggestion.get("incidentId").textValue()).isEqualTo(incident);
        assertThat(suggestion.at("/testifiesTo/0").textValue()).isEqualTo(incidentOf(SNHR, report));
        int sum = 0;
        for (JsonNode part : suggestion.get("parts")) {
            sum += part.intValue();
        }
        assertThat(suggestion.get("points").intValue())
                .isEqualTo(sum)
                .isBetween(1, suggestion.get("enough").intValue() - 1);
        assertThat(suggestion.at("/parts/place").intValue()).isPositive();
        assertThat(get(AUDITOR, path()).get("items")).hasSize(1);
        as(Person.STRANGE_ADJUDICATOR).get(path()).then().statusCode(404);
    }

    @Test
    void whatIsJoinedIsNotSuggestedAnyMoreAndWhatIsPartedIsAgain() {
        var link = reason("They are one.").put("reportId", report.toString());
        post(ADJUDICATOR, "/v1/incidents/" + incident + "/joins", link).statusCode(201);
        assertThat(suggestions()).isEmpty();

        post(ADJUDICATOR, "/v1/incidents/" + incident + "/parts", link).statusCode(201);
        assertThat(suggestions()).hasSize(1);
    }

    @Test
    void whatIsDismissedIsNotSuggestedAnyMoreAndCanStillBeJoined() {
        var dismissals = "/v1/suggested-joins/" + suggestions().get(0).get("id").textValue() + "/dismissals";

        post(Person.STRANGE_ADJUDICATOR, dismissals, reason("Two salvos.")).statusCode(404);
        post(ADJUDICATOR, dismissals, reason("")).statusCode(422);
        post(ADJUDICATOR, dismissals, reason("Two salvos.")).statusCode(201).body("reason", equalTo("Two salvos."));
        post(ADJUDICATOR, dismissals, reason("Two salvos."))
                .statusCode(409)
                .body("type", equalTo("/problems/already-dismissed"));
        post(ADJUDICATOR, "/v1/suggested-joins/" + UUID.randomUUID() + "/dismissals", reason("Two salvos."))
                .statusCode(404);

        assertThat(suggestions()).isEmpty();
        post(
                        ADJUDICATOR,
                        "/v1/incidents/" + incident + "/joins",
                        reason("One after all.").put("reportId", report.toString()))
                .statusCode(201);
    }

    @Test
    void whatIsWithdrawnIsNotSuggestedAnyMore() {
        incidentOfCorrection(ofThatDay().claim("NIL").superseding(report).body());

        assertThat(suggestions()).isEmpty();
    }

    @Test
    void aNeighbouringKindIsSuggestedAndNeverJoinedUnasked() {
        var shelled = sent(SNHR, ofThatHour().body());
        var dropped = sent(
                Person.UN_OBSERVERS,
                ofThatHour().kind("AIR_STRIKE", "no-attacks").body());

        assertThat(incidentOf(Person.UN_OBSERVERS, dropped)).isNotEqualTo(incidentOf(SNHR, shelled));
        assertThat(suggestions())
                .filteredOn(one -> one.get("reportId").textValue().equals(dropped.toString()))
                .extracting(one -> one.get("incidentId").textValue())
                .contains(incidentOf(SNHR, shelled));
    }

    private void incidentOfCorrection(ObjectNode correction) {
        sent(SNHR, correction);
        await().atMost(SOON)
                .until(() -> get(SNHR, "/v1/reports/" + report).get("incidents").isEmpty());
    }

    private Words ofThatDay() {
        return ceasefire
                .report()
                .between("2016-03-05T00:00:00+02:00", "2016-03-05T23:59:59+02:00", "DAY")
                .killed(0, 0, 9);
    }

    private Words ofThatHour() {
        return ceasefire.report().between("2016-03-09T09:00:00+02:00", "2016-03-09T10:00:00+02:00", "HOUR");
    }

    private JsonNode suggestions() {
        return get(ADJUDICATOR, path()).get("items");
    }

    private String path() {
        return "/v1/suggested-joins?agreement=" + ceasefire.id();
    }
}
