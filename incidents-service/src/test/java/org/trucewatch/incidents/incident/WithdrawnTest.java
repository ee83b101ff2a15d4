package org.trucewatch.incidents.incident;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.Example;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.Wire;
import org.trucewatch.kit.events.Json;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.incidents.Person.ADJUDICATOR;
import static org.trucewatch.incidents.Person.OFFICER_GOV;
import static org.trucewatch.incidents.Person.OFFICER_HNC;
import static org.trucewatch.incidents.Person.RCC;
import static org.trucewatch.incidents.Person.REVIEWER_US;
import static org.trucewatch.incidents.Person.SNHR;

/** What is left of an incident that no report alleges any more. */
@IncidentsTest
class WithdrawnTest extends Calls {

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
    void whatNobodyAllegesAnyMoreIsToldToTheReview() throws IOException {
        var first = sent(RCC, ceasefire.report().body());
        var incident = incidentOf(RCC, first);

        sent(RCC, ceasefire.report().claim("NIL").superseding(first).body());

        var told = await().atMost(SOON)
                .until(() -> wire.heard("incidents.incident-changed.v1", incident), heard -> heard.size() == 2)
                .get(1);
        assertThat(told.data().get("state").textValue()).isEqualTo("WITHDRAWN");
        assertThat(told.data().get("withdrawnAt").textValue()).isNotNull();
        assertThat(told.data().get("reports")).isEmpty();
        assertThat(told.data().get("origins").intValue()).isZero();
        assertThat(told.data().at("/actor/id").textValue()).isEqualTo("jaysh-al-islam");
        var schema = Example.file("incidents-service/contracts/schemas/incidents.incident-changed.v1.schema.json");
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(schema))
                        .validate(told.data().toString(), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void nothingIsDecidedAboutWhatIsWithdrawnUntilAReportIsJoinedToIt() {
        var incident = withdrawn();
        var other = sent(
                SNHR,
                ceasefire
                        .report()
                        .between("2016-03-09T09:00:00+02:00", "2016-03-09T10:00:00+02:00", "HOUR")
                        .body());
        var otherIncident = incidentOf(SNHR, other);

        post(
                        ADJUDICATOR,
                        path(incident, "admissions"),
                        Json.MAPPER.createObjectNode().put("admitted", true).put("reason", "x"))
                .statusCode(409)
                .body("type", equalTo("/problems/withdrawn"));
        post(ADJUDICATOR, path(otherIncident, "joins"), link("incidentId", incident))
                .statusCode(409);
        post(ADJUDICATOR, path(incident, "parts"), link("reportId", other.toString()))
                .statusCode(409);
        post(ADJUDICATOR, path(incident, "joins"), link("reportId", other.toString()))
                .statusCode(201);

        assertThat(seen(incident).get("state").textValue()).isEqualTo("ADMITTED");
        assertThat(seen(incident).has("withdrawnAt")).isFalse();
        assertThat(seen(incident).get("origins").intValue()).isEqualTo(1);
    }

    @Test
    void aFindingAboutWhatIsWithdrawnIsShownWithIt() throws IOException {
        var incident = withdrawn();
        ObjectNode finding = (ObjectNode) Json.MAPPER.readTree(
                Example.file("verification-service/contracts/examples/verification.finding-issued.v1.json")
                        .toFile());
        finding.put("id", UUID.randomUUID().toString())
                .put("incidentId", incident)
                .put("releaseAt", Instant.now().minusSeconds(5).toString());

        wire.tell("verification.finding-issued.v1", incident, ceasefire.id(), 1, finding);

        await().atMost(SOON).until(() -> seen(incident).get("state").textValue(), "FOUND"::equals);
        assertThat(seen(incident).has("withdrawnAt")).isTrue();
        assertThat(seen(incident).has("finding")).isTrue();
        await().atMost(SOON).untilAsserted(() -> assertThat(wire.heard("incidents.incident-changed.v1", incident))
                .last()
                .satisfies(event ->
                        assertThat(event.data().get("state").textValue()).isEqualTo("FOUND")));
    }

    @Test
    void aCorrectionOfThePlaceAsFarAsAnotherAreaIsAnotherEventAndTheFirstIsWithdrawn() {
        var first = sent(RCC, ceasefire.report().consent("ACCUSED").body());
        var incident = incidentOf(RCC, first);
        var changedAt = seen(incident).get("changedAt").textValue();

        var correction = sent(
                RCC,
                ceasefire
                        .report()
                        .consent("ACCUSED")
                        .named("Douma")
                        .at(36.4, 33.57, "EXACT")
                        .in("SY03")
                        .superseding(first)
                        .body());

        var other = incidentOf(RCC, correction);
        assertThat(other).isNotEqualTo(incident);
        for (var who : List.of(ADJUDICATOR, REVIEWER_US, OFFICER_HNC, RCC)) {
            var seen = get(who, "/v1/incidents/" + incident);
            assertThat(seen.get("state").textValue()).isEqualTo("WITHDRAWN");
            assertThat(seen.has("withdrawnAt")).isTrue();
            assertThat(seen.get("reports")).isEmpty();
            assertThat(seen.get("kind").textValue()).isEqualTo("SHELLING");
        }
        assertThat(seen(incident).get("origins").intValue()).isZero();
        assertThat(seen(incident).get("affiliations")).isEmpty();
        as(OFFICER_GOV).get("/v1/incidents/" + incident).then().statusCode(404);
        assertThat(ids("status=WITHDRAWN")).containsExactly(incident);
        assertThat(ids("since=" + changedAt)).contains(incident);
        assertThat(ids("q=mortar")).containsExactly(other);
    }

    private String withdrawn() {
        var first = sent(RCC, ceasefire.report().body());
        var incident = incidentOf(RCC, first);
        sent(RCC, ceasefire.report().claim("NIL").superseding(first).body());
        await().atMost(SOON).until(() -> seen(incident).get("state").textValue(), "WITHDRAWN"::equals);
        return incident;
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
