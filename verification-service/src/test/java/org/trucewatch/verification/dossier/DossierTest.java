package org.trucewatch.verification.dossier;

import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.dossier.Dossier;
import org.trucewatch.kit.dossier.ProvedRecord;
import org.trucewatch.kit.store.Store;
import org.trucewatch.verification.Incident;
import org.trucewatch.verification.VerificationTest;
import org.trucewatch.verification.contracts.CustodyRecorded;
import org.trucewatch.verification.examination.Uploads;

import java.util.UUID;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trucewatch.verification.Person.AUDITOR;
import static org.trucewatch.verification.Person.OFFICER_GOV;
import static org.trucewatch.verification.Person.OFFICER_HNC;
import static org.trucewatch.verification.Person.REVIEWER_RU;
import static org.trucewatch.verification.Person.REVIEWER_UN;
import static org.trucewatch.verification.Person.REVIEWER_US;
import static org.trucewatch.verification.Scene.eventually;
import static org.trucewatch.verification.Scene.opinion;

/** What each reader gets of a case to take away, and what it proves. */
@VerificationTest
@TestProfile(Signed.class)
class DossierTest {

    @Inject
    Store store;

    private CaseWithFiles files;
    private UUID id;

    @BeforeEach
    void open() {
        files = new CaseWithFiles(store);
        id = files.id();
    }

    @AfterEach
    void close() throws Exception {
        files.close();
    }

    @Test
    void aReviewerGetsTheOriginalItsCustodyInBothServicesAndProofsOfAll() throws Exception {
        var told = files.examined(51, "GUARANTORS");
        var path = CaseWithFiles.path(told);

        var dossier = Opened.by(REVIEWER_US, id);

        assertThat(Uploads.sha256(dossier.files().get(path)))
                .isEqualTo(told.path("sha256").asText());
        var custody = dossier.page("data/custody/" + told.path("evidenceId").asText() + ".json");
        assertThat(custody.path("incidents").findValuesAsText("step")).containsExactly("STORED");
        assertThat(custody.path("verification").findValuesAsText("step"))
                .containsExactly("EXAMINED", "COPY_MADE", "COPY_MADE", "EXPORTED");
        assertThat(custody.toString()).doesNotContain("reviewer-us");
        assertThat(dossier.page("data/examinations/" + told.path("evidenceId").asText() + ".json")
                        .path("state")
                        .asText())
                .isEqualTo("EXAMINED");
        assertThat(dossier.kinds("incidents", true)).containsExactlyInAnyOrder("evidence-received", "custody-step");
        assertThat(dossier.kinds("verification", true))
                .containsExactlyInAnyOrder("custody-step", "custody-step", "custody-step", "custody-step");
        assertThat(dossier.records("incidents").stream().map(ProvedRecord::file))
                .contains(path);
        assertThat(dossier.records("verification").stream().map(ProvedRecord::file))
                .containsOnly(path);
        assertThat(dossier.absent()).isEqualTo("[]");
        eventually(() -> files.scene().wire.heard(CustodyRecorded.TYPE).stream()
                .anyMatch(
                        event -> event.subject().equals(told.path("evidenceId").asText())
                                && event.data().path("step").asText().equals("EXPORTED")
                                && event.data().at("/by/party").asText().equals("US")));
    }

    @Test
    void theAccusedGetTheCopyWithItsProofAndNothingThatLeadsToTheOriginal() throws Exception {
        var told = files.examined(52, "ACCUSED");

        var dossier = Opened.by(OFFICER_HNC, id);

        var copy = dossier.below(Dossier.EVIDENCE);
        assertThat(copy).hasSize(1).first().asString().endsWith("/redacted.jpg");
        assertThat(dossier.records("verification"))
                .filteredOn(record -> record.kind().equals("copy-made"))
                .hasSize(1)
                .allSatisfy(record -> {
                    assertThat(record.opens()).isTrue();
                    assertThat(record.file()).isEqualTo(copy.get(0));
                });
        assertThat(dossier.all())
                .doesNotContain(
                        told.path("sha256").asText(),
                        told.path("evidenceId").asText(),
                        told.at("/leaf/leaf").asText(),
                        "custody-step",
                        "examination");
        assertThat(dossier.absent()).contains("the original of " + copy.get(0), "withheld");

        var member = Opened.by(OFFICER_GOV, id);
        assertThat(member.below(Dossier.EVIDENCE)).isEmpty();
        assertThat(member.all()).doesNotContain(told.path("evidenceId").asText(), "redacted.jpg");
    }

    @Test
    void whatOnlyTheNeutralBodyMaySeeIsInItsDossierAndNotEvenNamedInOthers() throws Exception {
        var told = files.uploads().tell(files.evidence(53, "NEUTRAL"));
        files.intake().publish();
        Uploads.examined(REVIEWER_UN, id, told);

        assertThat(Opened.by(REVIEWER_UN, id).files()).containsKey(CaseWithFiles.path(told));
        assertThat(Opened.by(AUDITOR, id).files()).containsKey(CaseWithFiles.path(told));
        assertThat(Opened.by(REVIEWER_US, id).all())
                .doesNotContain(told.path("evidenceId").asText());
    }

    @Test
    void whoDoesNotSeeTheCaseGetsNoDossier() {
        var guarded = Incident.byAnArmedGroup().reported(UUID.randomUUID(), "a", "GUARANTORS");
        var other = files.scene().caseOf(guarded);

        OFFICER_HNC.asks().get("/v1/cases/" + other + "/dossier").then().statusCode(404);
        REVIEWER_US.asks().get("/v1/cases/" + other + "/dossier").then().statusCode(200);
    }

    @Test
    void ofAnErasedFileTheRecordsStayAndSayNothing() throws Exception {
        var told = files.examined(54, "GUARANTORS");
        var before = Opened.by(REVIEWER_US, id);
        var receipt = told.at("/leaf/leaf").asText();

        files.uploads().erase(files.incident(), told);
        eventually(() -> !Opened.by(REVIEWER_US, id).files().containsKey(CaseWithFiles.path(told)));

        var dossier = Opened.by(REVIEWER_US, id);
        assertThat(before.records("verification")).hasSize(4).allMatch(ProvedRecord::opens);
        assertThat(dossier.kinds("verification", false))
                .hasSizeGreaterThanOrEqualTo(4)
                .containsOnly("custody-step");
        assertThat(dossier.records("incidents"))
                .filteredOn(record -> record.leaf().equals(receipt))
                .hasSize(1)
                .noneMatch(ProvedRecord::opens);
        assertThat(dossier.absent())
                .contains("evidence " + told.path("evidenceId").asText(), "erased");
        assertThat(dossier.all()).doesNotContain(told.path("sha256").asText());
    }

    @Test
    void opinionsAccountsAndTheFindingAreProvedToWhoeverIsShownThem() throws Exception {
        var file = files.scene().caseInReview(files.incident());
        files.scene().assessed(REVIEWER_US, file, opinion("US", "NO_VIOLATION"));
        assertThat(Opened.by(REVIEWER_US, file).kinds("verification", true))
                .containsExactlyInAnyOrder("account-given", "assessment-given");
        assertThat(Opened.by(REVIEWER_RU, file).kinds("verification", true)).containsExactly("account-given");

        files.scene().assessed(REVIEWER_RU, file, opinion("RU", "NO_VIOLATION"));
        files.scene().assessed(REVIEWER_UN, file, opinion("UN", "NO_VIOLATION"));

        var dossier = Opened.by(REVIEWER_RU, file);
        assertThat(dossier.kinds("verification", true))
                .containsExactlyInAnyOrder(
                        "account-given", "assessment-given", "assessment-given", "assessment-given", "finding-issued");
        assertThat(dossier.page("data/case.json").path("assessments")).hasSize(3);
        assertThat(Opened.by(OFFICER_HNC, file).kinds("verification", true)).containsExactly("account-given");
    }
}
