package org.trucewatch.verification.review;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.time.Ids;
import org.trucewatch.verification.Incident;
import org.trucewatch.verification.Person;
import org.trucewatch.verification.Scene;
import org.trucewatch.verification.TestAgreement;
import org.trucewatch.verification.VerificationTest;

import java.util.UUID;

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

    private void erase() {
        ObjectNode told = Json.MAPPER.createObjectNode().put("agreementId", TestAgreement.ID);
        told.put("reportId", erased.toString()).putArray("evidence");
        told.putArray("incidents").add(incident.id().toString());
        scene.wire.tell("incidents.report-erased.v1", erased.toString(), 2, told);
    }
}
