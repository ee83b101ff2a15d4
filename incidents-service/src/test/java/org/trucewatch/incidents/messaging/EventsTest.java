package org.trucewatch.incidents.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.Wire;
import org.trucewatch.kit.events.Event;
import org.trucewatch.kit.events.Json;

import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.incidents.Person.ADJUDICATOR;
import static org.trucewatch.incidents.Person.AUDITOR;
import static org.trucewatch.incidents.Person.OFFICER_RU;
import static org.trucewatch.incidents.Person.RCC;
import static org.trucewatch.incidents.Person.SNHR;

@IncidentsTest
class EventsTest extends Calls {

    private Ceasefire ceasefire;
    private Wire wire;

    @BeforeEach
    void anAgreementOfItsOwn() {
        ceasefire = Ceasefire.inForce();
        wire = new Wire();
    }

    @AfterEach
    void hangUp() throws Exception {
        wire.close();
    }

    @Test
    void anIncidentReachesTheReviewWithEveryReportAndItsConsent() {
        var id = incidentOf(RCC, ceasefire.report().consent("GUARANTORS").body());
        incidentOf(SNHR, ceasefire.report().consent("NEUTRAL").body());

        var events = await().atMost(SOON)
                .until(() -> wire.heard("incidents.incident-changed.v1", id), heard -> heard.size() == 2);

        assertThat(events).extracting(Event::revision).isSorted().doesNotHaveDuplicates();
        var data = events.get(1).data();
        assertThat(data.get("state").textValue()).isEqualTo("ADMITTED");
        assertThat(data.get("origins").intValue()).isEqualTo(2);
        assertThat(data.get("reports").findValuesAsText("consent")).containsExactly("GUARANTORS", "NEUTRAL");
        assertThat(data.at("/actor/party").textValue()).isEqualTo("HNC");
    }

    @Test
    void whatTheAccusedMayKnowIsToldApartAndComesOnlyFromReportsThatLetThem() {
        var id = incidentOf(RCC, ceasefire.report().consent("ACCUSED").body());
        incidentOf(SNHR, ceasefire.report().consent("NEUTRAL").body());

        var faces = await().atMost(SOON)
                .until(() -> wire.heard("incidents.incident-changed.v1", id), heard -> heard.size() == 2)
                .get(1)
                .data()
                .get("faces");

        assertThat(faces.findValues("audiences"))
                .extracting(JsonNode::toString)
                .containsExactly("[\"GUARANTORS\"]", "[\"ACCUSED\"]");
        assertThat(faces.at("/1/occurred/from").textValue()).contains("T00:00:00");
        assertThat(faces.at("/1/place/precision").textValue()).isEqualTo("ADM1");
        assertThat(faces.at("/1/actor/party").textValue()).isEqualTo("HNC");
    }

    @Test
    void anIncidentThatOnlyTheNeutralBodyMaySeeHasNoOtherFace() {
        var id = incidentOf(SNHR, ceasefire.report().consent("NEUTRAL").body());

        var told = await().atMost(SOON)
                .until(() -> wire.heard("incidents.incident-changed.v1", id), heard -> !heard.isEmpty());

        assertThat(told.get(0).data().get("faces")).isEmpty();
    }

    @Test
    void everyStateOfAnAgreementAndItsRegistersInFullAreTold() {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(wire.heard("incidents.agreement-changed.v1", ceasefire.id()))
                        .extracting(event -> event.data().get("state").textValue())
                        .endsWith("IN_FORCE"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(wire.heard("incidents.registers-changed.v1", ceasefire.id()))
                        .anySatisfy(event -> {
                            assertThat(event.data().get("actors")).hasSize(6);
                            assertThat(event.data().get("protectedSites")).hasSize(2);
                        }));
    }

    @Test
    void aTallyIsToldAndMakesNoIncident() {
        var tally = tally();

        post(SNHR, "/v1/tallies", tally).statusCode(201);
        post(SNHR, "/v1/tallies", tally).statusCode(200);
        post(SNHR, "/v1/tallies", tally.deepCopy().put("reporter", "somebody else"))
                .statusCode(409);

        await().atMost(SOON)
                .until(() -> wire.heard(
                                        "incidents.tally-received.v1",
                                        tally.get("id").textValue())
                                .size()
                        == 1);
        assertThat(get(ADJUDICATOR, "/v1/incidents?agreement=" + ceasefire.id()).get("items"))
                .isEmpty();
    }

    @Test
    void aTallyWithoutAPeriodIsRefusedWithItsPointer() {
        post(SNHR, "/v1/tallies", tally().without(List.of("period")))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/period"));
    }

    private ObjectNode tally() {
        ObjectNode tally = Json.MAPPER.createObjectNode();
        tally.put("id", UUID.randomUUID().toString())
                .put("agreementId", ceasefire.id())
                .put("reporter", "SNHR");
        tally.putObject("period").put("from", "2016-02-27T00:00:00+02:00").put("to", "2016-02-27T23:59:59+02:00");
        tally.putObject("count").put("total", 14);
        return tally;
    }

    @Test
    void aStatementIsMadeInThePartysNameAndShownToEverybody() {
        var statement = Json.MAPPER
                .createObjectNode()
                .put("agreementId", ceasefire.id())
                .put("kind", "INTENT_TO_ACT");
        statement
                .putArray("text")
                .addObject()
                .put("lang", "ru")
                .put("text", "С 22 марта.")
                .put("original", true);
        post(OFFICER_RU, "/v1/statements", statement).statusCode(422).body("errors[0].pointer", equalTo("#/from"));

        post(OFFICER_RU, "/v1/statements", statement.put("from", "2016-03-22T00:00:00+02:00"))
                .statusCode(201)
                .body("party", equalTo("RU"))
                .body("madeBy", equalTo("officer-ru"));

        assertThat(get(AUDITOR, "/v1/statements?agreement=" + ceasefire.id()).get("items"))
                .hasSize(1);
    }
}
