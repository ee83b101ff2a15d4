package org.trucewatch.verification.review;

import io.agroal.api.AgroalDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.time.Ids;
import org.trucewatch.local.Tampering;
import org.trucewatch.verification.Incident;
import org.trucewatch.verification.Scene;
import org.trucewatch.verification.VerificationTest;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trucewatch.verification.Person.AUDITOR;
import static org.trucewatch.verification.Person.REVIEWER_RU;
import static org.trucewatch.verification.Person.REVIEWER_UN;
import static org.trucewatch.verification.Person.REVIEWER_US;
import static org.trucewatch.verification.Scene.opinion;

/** What the review recorded and somebody changed in the database is named by an audit, and only that. */
@VerificationTest
class RecordedKindsTest {

    @Inject
    AgroalDataSource database;

    private Scene scene;
    private UUID id;

    @BeforeEach
    void aCaseInReview() {
        scene = new Scene();
        id = scene.caseInReview(Incident.byAnArmedGroup().reported(Ids.next(), "rcc", "ACCUSED"));
    }

    @AfterEach
    void close() throws Exception {
        scene.close();
    }

    @Test
    void accountsOpinionsAndFindingsAreHeldAgainstTheLog() {
        String given =
                scene.assess(REVIEWER_US, id, opinion("US", "UNVERIFIABLE")).path("id");
        revise(given, "UNATTRIBUTED"); // takes the place of the first
        scene.assessed(REVIEWER_RU, id, opinion("RU", "VIOLATION"));
        scene.assessed(REVIEWER_UN, id, opinion("UN", "NO_VIOLATION"));
        revise(given, "NO_VIOLATION"); // stands beside

        mustBeNamed("account", "party", "'GOV'", "case_id = '" + id + "'");
        mustBeNamed("account", "text", "'[]'", "case_id = '" + id + "'");
        mustBeNamed("assessment", "bloc", "'XX'", "id = '" + given + "'");
        mustBeNamed("assessment", "reviewer_name", "'somebody'", "id = '" + given + "'");
        var violation = "jsonb_set(opinion, '{ruling}', '\"VIOLATION\"')";
        mustBeNamed("assessment", "opinion", violation, "id = '" + given + "'");
        mustBeNamed("assessment", "given_at", "given_at + interval '1 hour'", "id = '" + given + "'");
        mustBeNamed("later_opinion", "opinion", violation, "assessment_id = '" + given + "'");
        mustBeNamed("finding", "outcome", "'JOINT'", "case_id = '" + id + "'");
        mustBeNamed("finding", "rulings", "'[]'", "case_id = '" + id + "'");
        mustBeNamed("finding", "release_at", "release_at + interval '1 day'", "case_id = '" + id + "'");
    }

    private void revise(String given, String ruling) {
        REVIEWER_US
                .asks()
                .body(opinion("US", ruling).toString())
                .put("/v1/cases/" + id + "/assessments/" + given)
                .then()
                .statusCode(200);
    }

    private void mustBeNamed(String table, String column, String value, String row) {
        var before = findings();
        new Tampering(database).change(table, column, value, row, () -> assertThat(findings())
                .as(table + "." + column)
                .containsAll(before)
                .hasSizeGreaterThan(before.size()));
        assertThat(findings()).as("after " + table + "." + column).isEqualTo(before);
    }

    private static List<String> findings() {
        return AUDITOR.asks()
                .post("/ops/verification/audits")
                .then()
                .statusCode(200)
                .extract()
                .path("findings");
    }
}
