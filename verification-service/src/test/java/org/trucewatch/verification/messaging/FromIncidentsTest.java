package org.trucewatch.verification.messaging;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.events.Event;
import org.trucewatch.kit.events.Json;
import org.trucewatch.verification.Incident;
import org.trucewatch.verification.Scene;
import org.trucewatch.verification.TestAgreement;
import org.trucewatch.verification.VerificationTest;
import org.trucewatch.verification.contracts.AccountRequested;
import org.trucewatch.verification.contracts.CaseChanged;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trucewatch.verification.Person.AUDITOR;
import static org.trucewatch.verification.Person.OPERATOR;
import static org.trucewatch.verification.Scene.eventually;
import static org.trucewatch.verification.Wire.event;

@VerificationTest
class FromIncidentsTest {

    private Scene scene;

    @BeforeEach
    void open() {
        scene = new Scene();
    }

    @AfterEach
    void close() throws Exception {
        scene.close();
    }

    @Test
    void anAdmittedIncidentToldTwiceAndOutOfOrderHasOneCase() {
        var incident = Incident.byAnArmedGroup();
        var admitted = event(
                "incidents.incident-changed.v1",
                incident.id().toString(),
                2,
                incident.data().deepCopy());
        var grown = event(
                "incidents.incident-changed.v1",
                incident.id().toString(),
                3,
                incident.data().deepCopy());
        var alleged = event(
                "incidents.incident-changed.v1",
                incident.id().toString(),
                1,
                incident.inState("ALLEGED").data().deepCopy());

        List.of(grown, admitted, alleged, admitted, grown).forEach(scene.wire::send);
        var id = scene.awaitCase(incident);
        lastWordIsRead();

        assertThat(scene.casesOf(incident)).containsExactly(id.toString());
        assertThat(scene.wire.heard(CaseChanged.TYPE, id)).hasSize(1);
        assertThat(scene.wire.heard(AccountRequested.TYPE, id)).hasSize(1);
    }

    @Test
    void anIncidentThatIsNoLongerAdmittedOpensNothingWhenTheOldNewsComesLate() {
        var incident = Incident.byAnArmedGroup();
        var admitted = event(
                "incidents.incident-changed.v1",
                incident.id().toString(),
                2,
                incident.data().deepCopy());
        scene.wire.tell(incident.inState("NOT_ADMITTED"), 3);
        scene.wire.send(admitted);
        lastWordIsRead();

        assertThat(scene.casesOf(incident)).isEmpty();
    }

    @Test
    void anIncidentWaitsForItsAgreement() {
        var agreement = "late-" + UUID.randomUUID();
        var incident = Incident.byAnArmedGroup().under(agreement);
        scene.wire.tell(incident, 2);
        scene.wire.tell("incidents.agreement-changed.v1", agreement, 1, TestAgreement.told(agreement, 1, "PROPOSED"));
        lastWordIsRead();
        assertThat(scene.casesOf(incident)).isEmpty();

        scene.wire.tell("incidents.agreement-changed.v1", agreement, 2, TestAgreement.told(agreement, 1, "IN_FORCE"));

        scene.awaitCase(incident);
    }

    @Test
    void eventsOfOtherTypesAreLeftAlone() {
        scene.wire.tell(
                "incidents.tally-received.v1",
                "t",
                1,
                Json.MAPPER.createObjectNode().put("agreementId", "x"));
        scene.caseOf(Incident.byAnArmedGroup());

        assertThat(deadLetters()).doesNotContain("incidents.tally-received.v1");
    }

    @Test
    void anIncidentWithoutTimeIsADeadLetterAndHoldsUpNobody() {
        var broken = Incident.byAnArmedGroup();
        broken.data().remove("occurred");
        scene.wire.tell(broken, 2);

        scene.caseOf(Incident.byAnArmedGroup());

        eventually(() -> deadLetters().contains("incidents.incident-changed.v1"));
    }

    @Test
    void aBurstBecomesOneCaseEach() {
        var agreement = "busy-" + UUID.randomUUID();
        scene.wire.tell("incidents.agreement-changed.v1", agreement, 1, TestAgreement.told(agreement, 1, "IN_FORCE"));
        var burst = new ArrayList<Event>();
        for (int i = 0; i < 400; i++) {
            var incident = i % 3 == 0
                    ? Incident.bySomebodyUnknown()
                    : Incident.byAnArmedGroup().ordinary();
            var data = incident.under(agreement).data();
            burst.add(event("incidents.incident-changed.v1", incident.id().toString(), 2, data));
            burst.add(event("incidents.incident-changed.v1", incident.id().toString(), 3, data));
        }
        Collections.shuffle(burst, new Random(7));
        burst.forEach(scene.wire::send);

        eventually(() -> incidentsOf(agreement).size() == 400);
        lastWordIsRead();

        assertThat(incidentsOf(agreement)).hasSize(400).doesNotHaveDuplicates();
    }

    private static List<String> incidentsOf(String agreement) {
        return AUDITOR.asks()
                .get("/v1/cases?limit=500&agreement=" + agreement)
                .then()
                .statusCode(200)
                .extract()
                .path("items.incidentId");
    }

    /** The queue is read in order, so what was sent before is read once this has its case. */
    private void lastWordIsRead() {
        scene.caseOf(Incident.byAnArmedGroup());
    }

    private List<String> deadLetters() {
        return OPERATOR.asks()
                .get("/ops/verification/dead-letters")
                .then()
                .statusCode(200)
                .extract()
                .path("items.eventType");
    }

    @Test
    void aDrillStaysADrill() {
        var id = scene.caseOf(Incident.byAnArmedGroup().aDrill());

        assertThat(scene.read(AUDITOR, id).getBoolean("drill")).isTrue();
        eventually(() -> !scene.wire.heard(CaseChanged.TYPE, id).isEmpty());
        assertThat(scene.wire.heard(CaseChanged.TYPE, id)).allMatch(event -> event.drill());
    }
}
