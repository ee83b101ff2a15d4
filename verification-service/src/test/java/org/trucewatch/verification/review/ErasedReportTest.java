package org.trucewatch.verification.review;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.events.Event;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.inbox.EventReader;
import org.trucewatch.kit.time.Ids;
import org.trucewatch.verification.Incident;
import org.trucewatch.verification.Person;
import org.trucewatch.verification.Scene;
import org.trucewatch.verification.TestAgreement;
import org.trucewatch.verification.VerificationTest;
import org.trucewatch.verification.Wire;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trucewatch.verification.Person.AUDITOR;
import static org.trucewatch.verification.Person.REVIEWER_RU;
import static org.trucewatch.verification.Person.REVIEWER_UN;
import static org.trucewatch.verification.Person.REVIEWER_US;
import static org.trucewatch.verification.Scene.eventually;
import static org.trucewatch.verification.Scene.grade;
import static org.trucewatch.verification.Scene.opinion;

/** What a case keeps of a report that is erased. */
@VerificationTest
class ErasedReportTest {

    private final UUID erased = Ids.next();
    private final UUID other = Ids.next();
    private final Incident incident =
            Incident.byAnArmedGroup().reported(erased, "a", "PUBLIC").reported(other, "b", "PUBLIC");

    @Any
    @Inject
    Instance<EventReader> readers;

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
    void aReportThatWasPartedStaysWithoutItsWords() {
        var id = scene.caseInReview(incident);
        scene.wire.tell(incident.without(erased).reported(Ids.next(), "c", "PUBLIC"), 3);
        eventually(() -> scene.read(AUDITOR, id).getList("developments.kind").contains("REPORT_PARTED"));
        assertThat(scene.text(REVIEWER_US, id)).contains("Told by a");

        erase();

        eventually(() -> !scene.text(AUDITOR, id).contains("Told by a"));
        assertThat(scene.text(REVIEWER_US, id))
                .contains(erased.toString(), "Told by b")
                .doesNotContain("Told by a");
    }

    @Test
    void whatACaseWasDecidedUponStaysWithoutTheWordsOfTheErased() {
        var id = scene.caseInReview(incident);
        for (var reviewer : new Object[][] {{REVIEWER_US, "US"}, {REVIEWER_RU, "RU"}, {REVIEWER_UN, "UN"}}) {
            var opinion = opinion((String) reviewer[1], "NO_VIOLATION");
            grade(opinion, other, "B", 2);
            scene.assessed((Person) reviewer[0], id, opinion);
        }
        eventually(() -> "DECIDED".equals(scene.read(REVIEWER_US, id).getString("status")));
        assertThat(scene.text(REVIEWER_US, id)).contains("Told by a", "Near the mill");

        erase();

        eventually(() -> !scene.text(REVIEWER_US, id).contains("Told by a"));
        assertThat(scene.text(REVIEWER_US, id)).contains(erased.toString(), "Told by b");
    }

    @Test
    void wordsThatArePartedInTheVeryBatchOfTheErasureAreNotKept() {
        var id = scene.caseInReview(incident);
        scene.assessed(REVIEWER_RU, id, opinion("RU", "NO_VIOLATION"));
        var parting = Wire.event(
                "incidents.incident-changed.v1",
                incident.id().toString(),
                3,
                incident.without(erased).reported(Ids.next(), "c", "PUBLIC").data());

        read(parting, erasure());

        assertThat(scene.text(AUDITOR, id))
                .contains(erased.toString(), "Told by b", "Told by c")
                .doesNotContain("Told by a");
    }

    @Test
    void whatIsToldWithItsWordsAfterTheErasureIsKeptWithoutThem() {
        var id = scene.caseInReview(incident);
        var late = Wire.event(
                "incidents.incident-changed.v1",
                incident.id().toString(),
                3,
                incident.reported(Ids.next(), "c", "PUBLIC").data().deepCopy());

        read(erasure());
        assertThat(scene.text(REVIEWER_US, id)).contains("Told by b").doesNotContain("Told by a");
        read(late);
        assertThat(scene.text(REVIEWER_US, id)).contains("Told by c").doesNotContain("Told by a");
        read(Wire.event(
                "incidents.incident-changed.v1",
                incident.id().toString(),
                4,
                incident.without(erased).data()));

        assertThat(scene.text(AUDITOR, id)).contains(erased.toString()).doesNotContain("Told by a");
    }

    @Test
    void anIncidentThatIsToldWithoutTheWordsKeepsItsName() {
        var id = scene.caseInReview(incident);
        read(erasure());
        assertThat(scene.text(REVIEWER_US, id)).doesNotContain("Sheikh Maqsood");

        var retold = incident.data().deepCopy();
        var report = (ObjectNode) retold.at("/reports/0");
        report.putArray("narrative");
        report.withObject("/place").remove("name");
        read(Wire.event("incidents.incident-changed.v1", incident.id().toString(), 3, retold));

        assertThat(scene.text(REVIEWER_US, id)).contains("Sheikh Maqsood", "Told by b");
    }

    /** As one batch, when whatever came before is read. */
    private void read(Event... events) {
        var reader = readers.stream()
                .filter(one -> one.queue().equals("verification.from-incidents"))
                .findFirst()
                .orElseThrow();
        QuarkusTransaction.requiringNew().run(() -> reader.readAll(List.of(events)));
    }

    private void erase() {
        scene.wire.send(erasure());
    }

    private Event erasure() {
        ObjectNode told = Json.MAPPER.createObjectNode().put("agreementId", TestAgreement.ID);
        told.put("reportId", erased.toString()).putArray("evidence");
        told.putArray("incidents").add(incident.id().toString());
        return Wire.event("incidents.report-erased.v1", erased.toString(), 2, told);
    }
}
