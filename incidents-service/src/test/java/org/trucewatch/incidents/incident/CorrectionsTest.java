package org.trucewatch.incidents.incident;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.kit.events.Json;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.incidents.Person.ADJUDICATOR;
import static org.trucewatch.incidents.Person.RCC;
import static org.trucewatch.incidents.Person.SNHR;

/** What a correction does to the incident that the corrected report testified to. */
@IncidentsTest
class CorrectionsTest extends Calls {

    private Ceasefire ceasefire;

    @BeforeEach
    void anAgreementOfItsOwn() {
        ceasefire = Ceasefire.inForce();
    }

    @Test
    void theCorrectionTestifiesInThePlaceOfWhatItCorrects() {
        var first = sent(RCC, ceasefire.report().killed(1, 2, 2).body());
        var incident = incidentOf(RCC, first);
        incidentOf(SNHR, ceasefire.report().killed(1, 2, 2).body());

        var correction =
                sent(RCC, ceasefire.report().killed(5, 6, 9).superseding(first).body());

        assertThat(incidentOf(RCC, correction)).isEqualTo(incident);
        var seen = seen(incident);
        assertThat(seen.get("origins").intValue()).isEqualTo(2);
        assertThat(seen.at("/casualties/killed/high").intValue()).isEqualTo(9);
        assertThat(seen.get("reports").findValuesAsText("id"))
                .contains(correction.toString())
                .doesNotContain(first.toString());
        assertThat(seen.get("links").toString())
                .contains("superseded by " + correction)
                .contains("supersedes " + first);
        assertThat(get(RCC, "/v1/reports/" + first).get("incidents")).isEmpty();
        assertThat(incidents()).hasSize(1);
    }

    @Test
    void aCorrectionOfTheOnlyReportKeepsTheIncidentAndItsCase() {
        var first = sent(RCC, ceasefire.report().killed(1, 2, 2).body());
        var incident = incidentOf(RCC, first);

        var correction = sent(
                RCC,
                ceasefire
                        .report()
                        .at(37.161, 36.201, "EXACT")
                        .superseding(first)
                        .saying("Corrected.")
                        .body());

        assertThat(incidentOf(RCC, correction)).isEqualTo(incident);
        assertThat(seen(incident).at("/place/precision").textValue()).isEqualTo("EXACT");
        assertThat(seen(incident).get("state").textValue()).isEqualTo("ADMITTED");
        assertThat(incidents()).hasSize(1);
    }

    @Test
    void aCorrectionOfACorrectionGoesOnTakingItsPlace() {
        var first = sent(RCC, ceasefire.report().killed(1, 1, 1).body());
        var incident = incidentOf(RCC, first);
        var second =
                sent(RCC, ceasefire.report().killed(2, 2, 2).superseding(first).body());
        var third =
                sent(RCC, ceasefire.report().killed(3, 3, 3).superseding(second).body());

        assertThat(incidentOf(RCC, third)).isEqualTo(incident);
        assertThat(seen(incident).get("reports").findValuesAsText("id")).containsExactly(third.toString());
        assertThat(get(RCC, "/v1/reports/" + second).get("supersededBy").textValue())
                .isEqualTo(third.toString());
        assertThat(incidents()).hasSize(1);
    }

    @Test
    void aSupersededReportCannotBeJoinedAnyMore() {
        var first = sent(RCC, ceasefire.report().body());
        incidentOf(RCC, sent(RCC, ceasefire.report().superseding(first).body()));
        var other = incidentOf(
                SNHR,
                ceasefire
                        .report()
                        .between("2016-03-09T09:00:00+02:00", "2016-03-09T10:00:00+02:00", "HOUR")
                        .body());

        post(ADJUDICATOR, path(other, "joins"), link("reportId", first.toString()))
                .statusCode(409)
                .body("type", equalTo("/problems/already-superseded"));
    }

    @Test
    void aCorrectionGoesBackWithTheIncidentFromWhichTheCorrectedReportCame() {
        var incident = incidentOf(SNHR, ceasefire.report().claim("OBSERVATION").body());
        var first = sent(RCC, elsewhere());
        var other = incidentOf(RCC, first);
        post(ADJUDICATOR, path(incident, "joins"), link("incidentId", other)).statusCode(201);
        var correction = sent(
                RCC, ceasefire.report().claim("OBSERVATION").superseding(first).body());
        assertThat(incidentOf(RCC, correction)).isEqualTo(incident);

        post(ADJUDICATOR, path(incident, "parts"), link("incidentId", other)).statusCode(201);

        assertThat(incidentOf(RCC, correction)).isEqualTo(other);
        assertThat(seen(incident).get("reports")).hasSize(1);
    }

    private ObjectNode elsewhere() {
        return ceasefire
                .report()
                .claim("OBSERVATION")
                .named("elsewhere")
                .at(37.9, 36.9, "EXACT")
                .body();
    }

    private List<String> incidents() {
        return ids("");
    }

    private List<String> ids(String filter) {
        return as(ADJUDICATOR)
                .get("/v1/incidents?agreement=" + ceasefire.id() + "&" + filter)
                .jsonPath()
                .getList("items.id");
    }

    private static JsonNode seen(String incident) {
        return get(ADJUDICATOR, "/v1/incidents/" + incident);
    }

    private static String path(String incident, String call) {
        return "/v1/incidents/" + incident + "/" + call;
    }

    private static ObjectNode link(String what, String id) {
        return Json.MAPPER.createObjectNode().put(what, id).put("reason", "because");
    }
}
