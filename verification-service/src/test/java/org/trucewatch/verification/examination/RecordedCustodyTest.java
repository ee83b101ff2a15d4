package org.trucewatch.verification.examination;

import io.agroal.api.AgroalDataSource;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.store.Store;
import org.trucewatch.local.Tampering;
import org.trucewatch.verification.Incident;
import org.trucewatch.verification.Scene;
import org.trucewatch.verification.VerificationTest;

import java.util.List;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trucewatch.verification.Person.AUDITOR;
import static org.trucewatch.verification.Person.REVIEWER_US;

/** Custody, what was found and what was made, changed in the database, is named by an audit, and only that. */
@VerificationTest
class RecordedCustodyTest {

    @Inject
    Store store;

    @Inject
    AgroalDataSource database;

    @Test
    void custodyExaminationsAndCopiesAreHeldAgainstTheLog() throws Exception {
        try (var scene = new Scene()) {
            var uploads = new Uploads(scene, store);
            var incident = Incident.byAnArmedGroup();
            var id = scene.caseOf(incident);
            var told = uploads.tell(uploads.evidence(incident, Uploads.picture(77, 80, 60), "image/png", "GUARANTORS"));
            Uploads.examined(REVIEWER_US, id, told);
            var evidence = told.path("evidenceId").asText();
            var row = "evidence_id = '" + evidence + "'";

            mustBeNamed(evidence, "custody", "at", "at + interval '1 hour'", row + " and step = 'EXAMINED'");
            mustBeNamed(evidence, "custody", "by_role", "'reviewer'", row + " and step = 'EXAMINED'");
            mustBeNamed(evidence, "custody", "detail", "'IN_PART'", row + " and step = 'EXAMINED'");
            mustBeNamed(evidence, "examination", "outcome", "'IN_PART'", row);
            mustBeNamed(evidence, "examination", "reason", "'none'", row);
            mustBeNamed(evidence, "examination_result", "outcome", "'DIFFERS'", row + " and kind = 'TYPE'");
            mustBeNamed(evidence, "examination_result", "version", "'0'", row + " and kind = 'TYPE'");
            mustBeNamed(evidence, "examination_result", "detail", "'{}'", row + " and kind = 'TYPE'");
            mustBeNamed(evidence, "evidence_copy", "sha256", "repeat('0', 64)", row + " and kind = 'THUMBNAIL'");
            mustBeNamed(
                    evidence,
                    "evidence",
                    "content",
                    "jsonb_set(content, '{sha256}', '\"00\"')",
                    "id = '" + evidence + "'");

            uploads.erase(incident, told);
            Scene.eventually(() -> Uploads.find(REVIEWER_US, id, told) == null);
            assertThat(about(evidence)).as("what was erased").isEmpty();
        }
    }

    private void mustBeNamed(String evidence, String table, String column, String value, String row) {
        assertThat(about(evidence)).isEmpty();
        new Tampering(database).change(table, column, value, row, () -> assertThat(about(evidence))
                .as(table + "." + column)
                .isNotEmpty());
        assertThat(about(evidence)).as("after " + table + "." + column).isEmpty();
    }

    private static List<String> about(String evidence) {
        List<String> findings = AUDITOR.asks()
                .post("/ops/verification/audits")
                .then()
                .statusCode(200)
                .extract()
                .path("findings");
        return findings.stream().filter(one -> one.contains(evidence)).toList();
    }
}
