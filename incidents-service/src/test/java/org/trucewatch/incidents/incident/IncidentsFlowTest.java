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
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.incidents.Person.ADJUDICATOR;
import static org.trucewatch.incidents.Person.ADJUDICATOR_2;
import static org.trucewatch.incidents.Person.RCC;
import static org.trucewatch.incidents.Person.REVIEWER_US;
import static org.trucewatch.incidents.Person.SNHR;
import static org.trucewatch.incidents.Person.UN_OBSERVERS;

@IncidentsTest
class IncidentsFlowTest extends Calls {

    private Ceasefire ceasefire;

    @BeforeEach
    void anAgreementOfItsOwn() {
        ceasefire = Ceasefire.inForce();
    }

    @Test
    void twoAgenciesTestifyToOneIncident() {
        var first = incidentOf(RCC, ceasefire.report().body());
        var second = incidentOf(SNHR, ceasefire.report().body());

        assertThat(second).isEqualTo(first);
        var incident = seen(first);
        assertThat(incident.get("origins").intValue()).isEqualTo(2);
        assertThat(incident.get("affiliations")).extracting(JsonNode::textValue).containsExactly("NGO-SNHR", "RU");
        assertThat(incident.get("state").textValue()).isEqualTo("ADMITTED");
        assertThat(incident.at("/admission/by").textValue()).isEqualTo("rule");
    }

    @Test
    void anExcludedActorMakesAnIncidentThatIsNotAdmitted() {
        var id = incidentOf(
                RCC, ceasefire.report().by("jabhat-al-nusra", "EXCLUDED").body());

        assertThat(seen(id).get("state").textValue()).isEqualTo("NOT_ADMITTED");
        assertThat(seen(id).at("/coverage/reason").textValue()).isEqualTo("EXCLUDED_ACTOR");
        post(ADJUDICATOR, path(id, "admissions"), admission(true))
                .statusCode(409)
                .body("type", equalTo("/problems/not-covered"));
    }

    @Test
    void anObservationWaitsForAnAdjudicator() {
        var id = incidentOf(RCC, ceasefire.report().claim("OBSERVATION").body());
        assertThat(seen(id).get("state").textValue()).isEqualTo("ALLEGED");

        post(ADJUDICATOR, path(id, "admissions"), admission(false)).statusCode(201);
        assertThat(seen(id).get("state").textValue()).isEqualTo("NOT_ADMITTED");
        post(ADJUDICATOR, path(id, "admissions"), admission(true)).statusCode(201);
        assertThat(seen(id).get("state").textValue()).isEqualTo("ADMITTED");
        post(ADJUDICATOR, path(id, "admissions"), admission(false)).statusCode(409);
    }

    @Test
    void aDecisionWithoutAReasonIsRefused() {
        var id = incidentOf(RCC, ceasefire.report().claim("OBSERVATION").body());

        post(ADJUDICATOR, path(id, "admissions"), Json.MAPPER.createObjectNode().put("admitted", true))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/reason"));
    }

    @Test
    void aReportIsJoinedAndPartedAgainWithItsHistory() {
        var incident = incidentOf(RCC, ceasefire.report().claim("OBSERVATION").body());
        var report = sent(
                SNHR,
                ceasefire
                        .report()
                        .claim("OBSERVATION")
                        .named("elsewhere")
                        .at(37.9, 36.9, "EXACT")
                        .body());
        var other = incidentOf(SNHR, report);
        assertThat(other).isNotEqualTo(incident);

        post(ADJUDICATOR, path(incident, "joins"), link("reportId", report)).statusCode(201);
        assertThat(seen(incident).get("reports")).hasSize(2);
        assertThat(get(SNHR, "/v1/reports/" + report).get("incidents")).hasSize(2);

        post(ADJUDICATOR, path(incident, "parts"), link("reportId", report)).statusCode(201);
        assertThat(seen(incident).get("reports")).hasSize(1);
        assertThat(get(SNHR, "/v1/reports/" + report).at("/incidents/0/id").textValue())
                .isEqualTo(other);
        assertThat(seen(incident).get("links").findValuesAsText("partReason")).containsExactly("because");
    }

    @Test
    void aReportPartedFromItsOnlyIncidentBeginsOneOfItsOwn() {
        var incident = incidentOf(RCC, ceasefire.report().body());
        var report = sent(SNHR, ceasefire.report().body());
        assertThat(incidentOf(SNHR, report)).isEqualTo(incident);

        var parted = json(post(ADJUDICATOR, path(incident, "parts"), link("reportId", report))
                .statusCode(201));

        var alone = parted.get("incidentId").textValue();
        assertThat(alone).isNotEqualTo(incident);
        assertThat(seen(alone).get("reports")).hasSize(1);
        assertThat(incidentOf(SNHR, report)).isEqualTo(alone);
    }

    @Test
    void joiningTwoIncidentsThatHaveCasesTakesASecondAdjudicatorOfAnotherParty() {
        var one = incidentOf(RCC, ceasefire.report().body());
        var other = incidentOf(
                SNHR,
                ceasefire
                        .report()
                        .between("2016-03-07T09:00:00+02:00", "2016-03-07T10:00:00+02:00", "HOUR")
                        .body());

        post(ADJUDICATOR, path(one, "joins"), link("incidentId", UUID.fromString(other)))
                .statusCode(202)
                .body("state", equalTo("AWAITING_SECOND"));
        post(ADJUDICATOR, path(one, "joins"), link("incidentId", UUID.fromString(other)))
                .statusCode(202);
        assertThat(seen(one).get("reports")).hasSize(1);
        post(ADJUDICATOR_2, path(one, "joins"), link("incidentId", UUID.fromString(other)))
                .statusCode(201)
                .body("state", equalTo("DONE"));

        assertThat(seen(one).get("reports")).hasSize(2);
        as(ADJUDICATOR).get("/v1/incidents/" + other).then().statusCode(404);

        post(ADJUDICATOR, path(one, "parts"), link("incidentId", UUID.fromString(other)))
                .statusCode(201);
        assertThat(seen(one).get("reports")).hasSize(1);
        assertThat(seen(other).get("reports")).hasSize(1);
    }

    @Test
    void incidentsAreFilteredByPlaceTimeKindActorAndState() {
        var aleppo = incidentOf(UN_OBSERVERS, ceasefire.report().body());
        var damascus = incidentOf(
                UN_OBSERVERS,
                ceasefire
                        .report()
                        .kind("SNIPER")
                        .by("government-forces", "PARTY_FORCE")
                        .at(36.3, 33.5, "EXACT")
                        .in("SY01")
                        .between("2016-03-10T09:00:00+02:00", "2016-03-10T09:00:00+02:00", "EXACT")
                        .claim("OBSERVATION")
                        .body());

        assertThat(ids("")).containsExactly(damascus, aleppo);
        assertThat(ids("bbox=36,33,36.5,34")).containsExactly(damascus);
        assertThat(ids("near=37.16,36.21&radius=2000")).containsExactly(aleppo);
        assertThat(ids("near=37.16,36.21&radius=500")).isEmpty();
        assertThat(ids("from=2016-03-09T00:00:00Z")).containsExactly(damascus);
        assertThat(ids("to=2016-03-09T00:00:00Z")).containsExactly(aleppo);
        assertThat(ids("kind=SNIPER")).containsExactly(damascus);
        assertThat(ids("actor=jaysh-al-islam")).containsExactly(aleppo);
        assertThat(ids("commitment=no-attacks")).containsExactly(damascus, aleppo);
        assertThat(ids("status=ADMITTED")).containsExactly(aleppo);
        assertThat(ids("q=mortar -sniper")).containsExactly(aleppo);
        assertThat(ids("since=" + seen(damascus).get("changedAt").textValue())).isEmpty();
    }

    @Test
    void aFilterThatCannotBeReadIsNamed() {
        for (var filter :
                new String[] {"bbox=1,2,3", "near=1,2", "radius=5", "from=yesterday", "since=7", "limit=0", "cursor=x"
                }) {
            var name = filter.substring(0, filter.indexOf('='));
            var errors = json(as(ADJUDICATOR)
                            .get("/v1/incidents?agreement=" + ceasefire.id() + "&" + filter)
                            .then()
                            .statusCode(422))
                    .get("errors");
            assertThat(errors.findValuesAsText("pointer")).allMatch(pointer -> pointer.startsWith("?"));
            assertThat(errors.toString()).contains(name.equals("near") ? "radius" : name);
        }
    }

    @Test
    void pagesFollowEachOtherAndGeoJsonIsOnOffer() {
        for (int day = 1; day <= 3; day++) {
            incidentOf(
                    UN_OBSERVERS,
                    ceasefire
                            .report()
                            .between(
                                    "2016-04-0" + day + "T09:00:00+03:00",
                                    "2016-04-0" + day + "T10:00:00+03:00",
                                    "HOUR")
                            .body());
        }
        var first = as(REVIEWER_US).get("/v1/incidents?limit=2&agreement=" + ceasefire.id());
        assertThat(first.jsonPath().getList("items")).hasSize(2);
        var next = first.headers().getValues("Link").get(0).replaceAll("<(.*)>; rel=\"next\"", "$1");
        assertThat(as(REVIEWER_US)
                        .urlEncodingEnabled(false)
                        .get(next)
                        .jsonPath()
                        .getList("items"))
                .hasSize(1);

        var map = as(REVIEWER_US).accept("application/geo+json").get("/v1/incidents?agreement=" + ceasefire.id());
        assertThat(map.contentType()).startsWith("application/geo+json");
        assertThat(map.jsonPath().getString("type")).isEqualTo("FeatureCollection");
        assertThat(map.jsonPath().getString("features[0].geometry.type")).isEqualTo("Point");
    }

    private JsonNode seen(String incident) {
        return get(ADJUDICATOR, "/v1/incidents/" + incident);
    }

    private List<String> ids(String filter) {
        return as(ADJUDICATOR)
                .get("/v1/incidents?agreement=" + ceasefire.id() + "&" + filter)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id");
    }

    private static String path(String incident, String call) {
        return "/v1/incidents/" + incident + "/" + call;
    }

    private static ObjectNode admission(boolean admitted) {
        return Json.MAPPER.createObjectNode().put("admitted", admitted).put("reason", "because");
    }

    private static ObjectNode link(String what, UUID id) {
        return Json.MAPPER.createObjectNode().put(what, id.toString()).put("reason", "because");
    }
}
