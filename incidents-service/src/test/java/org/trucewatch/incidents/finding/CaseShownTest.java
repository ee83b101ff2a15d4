package org.trucewatch.incidents.finding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.Example;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.Wire;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.timers.NotYet;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.inject.spi.CDI;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.trucewatch.incidents.Person.ADJUDICATOR;
import static org.trucewatch.incidents.Person.RCC;
import static org.trucewatch.incidents.Person.REVIEWER_US;
import static org.trucewatch.incidents.Person.SNHR;

/** What is shown of the review of an incident, and from when. */
@IncidentsTest
class CaseShownTest extends Calls {

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
    void aFindingIsShownFromItsReleaseAndNotAMomentBefore() throws IOException {
        var report = sent(RCC, ceasefire.report().consent("PUBLIC").body());
        var incident = incidentOf(RCC, report);
        caseStatus(incident, "IN_REVIEW", 2);
        await().atMost(SOON)
                .until(
                        () -> get(RCC, "/v1/reports/" + report)
                                .at("/incidents/0/caseStatus")
                                .asText(),
                        "IN_REVIEW"::equals);
        var before = get(ADJUDICATOR, "/v1/incidents/" + incident);
        var finding = finding(incident, Instant.now().plus(1, ChronoUnit.DAYS));

        wire.tell("verification.finding-issued.v1", incident, ceasefire.id(), 1, finding);
        caseStatus(incident, "DECIDED", 3);
        untilRead();

        assertThat(get(ADJUDICATOR, "/v1/incidents/" + incident)).isEqualTo(before);
        assertThat(get(RCC, "/v1/reports/" + report).at("/incidents/0").has("finding"))
                .isFalse();

        moveClock("PT25H");
        try {
            await().atMost(SOON)
                    .until(
                            () -> get(RCC, "/v1/reports/" + report)
                                    .at("/incidents/0/state")
                                    .asText(),
                            "FOUND"::equals);
            assertThat(get(REVIEWER_US, "/v1/incidents/" + incident)
                            .at("/finding/outcome")
                            .textValue())
                    .isEqualTo("CONTESTED");
            assertThat(get(SNHR, "/v1/incidents/" + incident)
                            .at("/finding/rulings")
                            .isMissingNode())
                    .isTrue();
            assertThat(get(RCC, "/v1/reports/" + report)
                            .at("/incidents/0/caseStatus")
                            .textValue())
                    .isEqualTo("DECIDED");
        } finally {
            moveClock("PT0S");
        }
    }

    @Test
    void aReopenedCaseReopensTheIncidentAndLateNewsIsIgnored() throws IOException {
        var incident = incidentOf(RCC, ceasefire.report().body());
        wire.tell(
                "verification.finding-issued.v1",
                incident,
                ceasefire.id(),
                1,
                finding(incident, Instant.now().minusSeconds(5)));
        await().atMost(SOON).until(() -> state(incident), "FOUND"::equals);

        caseStatus(incident, "REOPENED", 7);
        caseStatus(incident, "IN_REVIEW", 6);

        await().atMost(SOON).until(() -> state(incident), "REOPENED"::equals);
        assertThat(get(ADJUDICATOR, "/v1/incidents/" + incident)
                        .get("caseStatus")
                        .textValue())
                .isEqualTo("REOPENED");
        assertThat(get(ADJUDICATOR, "/v1/incidents/" + incident).has("finding")).isTrue();
    }

    @Test
    void aStatusThatIsShownIsAChangeSinceTheOneBefore() throws IOException {
        var incident = incidentOf(RCC, ceasefire.report().body());
        var since = "since="
                + get(ADJUDICATOR, "/v1/incidents/" + incident).get("changedAt").textValue();
        assertThat(changed(since)).isEmpty();

        caseStatus(incident, "AWAITING_REPLY", 1);

        await().atMost(SOON).until(() -> changed(since), List.of(incident)::equals);
        var shown = get(ADJUDICATOR, "/v1/incidents/" + incident);
        assertThat(shown.get("caseStatus").textValue()).isEqualTo("AWAITING_REPLY");
        caseStatus(incident, "AWAITING_REPLY", 2);
        untilRead();
        assertThat(get(ADJUDICATOR, "/v1/incidents/" + incident)).isEqualTo(shown);
    }

    private List<String> changed(String since) {
        return as(ADJUDICATOR)
                .get("/v1/incidents?agreement=" + ceasefire.id() + "&" + since)
                .jsonPath()
                .getList("items.id");
    }

    /** What was told before has been read once this, which is told last, is shown. */
    private void untilRead() throws IOException {
        var marker = incidentOf(
                SNHR,
                ceasefire
                        .report()
                        .between("2016-04-01T09:00:00+03:00", "2016-04-01T09:00:00+03:00", "EXACT")
                        .body());
        caseStatus(marker, "OPEN", 1);
        await().atMost(SOON)
                .until(
                        () -> get(ADJUDICATOR, "/v1/incidents/" + marker)
                                .path("caseStatus")
                                .asText(),
                        "OPEN"::equals);
    }

    @Test
    void aFindingWhoseTimeIsStillToComeKeepsItsDeadline() throws IOException {
        var incident = incidentOf(RCC, ceasefire.report().body());
        var finding = finding(incident, Instant.now().plus(1, ChronoUnit.DAYS));
        wire.tell("verification.finding-issued.v1", incident, ceasefire.id(), 1, finding);
        untilRead();
        var desk = CDI.current().select(CaseDesk.class).get();

        assertThatThrownBy(() -> desk.release(UUID.fromString(finding.get("id").textValue())))
                .isInstanceOf(NotYet.class);
    }

    private static String state(String incident) {
        return get(ADJUDICATOR, "/v1/incidents/" + incident).get("state").textValue();
    }

    private void caseStatus(String incident, String status, long revision) throws IOException {
        ObjectNode data = example("verification.case-changed.v1");
        data.put("incidentId", incident).put("status", status);
        wire.tell("verification.case-changed.v1", data.get("id").textValue(), ceasefire.id(), revision, data);
    }

    /** The producer's own example, about one of our incidents. */
    private static JsonNode finding(String incident, Instant releaseAt) throws IOException {
        ObjectNode data = example("verification.finding-issued.v1");
        return data.put("id", UUID.randomUUID().toString())
                .put("incidentId", incident)
                .put("releaseAt", releaseAt.toString());
    }

    private static ObjectNode example(String type) throws IOException {
        return (ObjectNode)
                Json.MAPPER.readTree(Example.file("verification-service/contracts/examples/" + type + ".json")
                        .toFile());
    }
}
