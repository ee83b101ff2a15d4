package org.trucewatch.verification.dossier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.dossier.Dossier;
import org.trucewatch.kit.dossier.ProvedRecord;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.store.Store;
import org.trucewatch.verification.Incident;
import org.trucewatch.verification.Scene;
import org.trucewatch.verification.VerificationTest;
import org.trucewatch.verification.contracts.CustodyRecorded;
import org.trucewatch.verification.examination.Uploads;

import java.util.UUID;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
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

    private final Incident incident = Incident.byAnArmedGroup();
    private Scene scene;
    private Uploads uploads;
    private IntakeLog intake;
    private UUID id;

    @BeforeEach
    void open() {
        scene = new Scene();
        uploads = new Uploads(scene, store);
        intake = new IntakeLog(store);
        id = scene.caseOf(incident);
    }

    @AfterEach
    void close() throws Exception {
        scene.close();
    }

    @Test
    void aReviewerGetsTheOriginalItsCustodyInBothServicesAndProofsOfAll() throws Exception {
        var told = examined(51, "GUARANTORS");
        var path = path(told);

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
        eventually(() -> scene.wire.heard(CustodyRecorded.TYPE).stream()
                .anyMatch(
                        event -> event.subject().equals(told.path("evidenceId").asText())
                                && event.data().path("step").asText().equals("EXPORTED")
                                && event.data().at("/by/party").asText().equals("US")));
    }

    @Test
    void theAccusedGetTheCopyWithItsProofAndNothingThatLeadsToTheOriginal() throws Exception {
        var told = examined(52, "ACCUSED");

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
        var told = uploads.tell(evidence(53, "NEUTRAL"));
        intake.publish();
        Uploads.examined(REVIEWER_UN, id, told);

        assertThat(Opened.by(REVIEWER_UN, id).files()).containsKey(path(told));
        assertThat(Opened.by(AUDITOR, id).files()).containsKey(path(told));
        assertThat(Opened.by(REVIEWER_US, id).all())
                .doesNotContain(told.path("evidenceId").asText());
    }

    @Test
    void whoDoesNotSeeTheCaseGetsNoDossier() {
        var guarded = Incident.byAnArmedGroup().reported(UUID.randomUUID(), "a", "GUARANTORS");
        var other = scene.caseOf(guarded);

        OFFICER_HNC.asks().get("/v1/cases/" + other + "/dossier").then().statusCode(404);
        REVIEWER_US.asks().get("/v1/cases/" + other + "/dossier").then().statusCode(200);
    }

    @Test
    void ofAnErasedFileTheRecordsStayAndSayNothing() throws Exception {
        var told = examined(54, "GUARANTORS");
        var before = Opened.by(REVIEWER_US, id);
        var receipt = told.at("/leaf/leaf").asText();

        uploads.erase(incident, told);
        eventually(() -> !Opened.by(REVIEWER_US, id).files().containsKey(path(told)));

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
        var file = scene.caseInReview(incident);
        scene.assessed(REVIEWER_US, file, opinion("US", "NO_VIOLATION"));
        assertThat(Opened.by(REVIEWER_US, file).kinds("verification", true))
                .containsExactlyInAnyOrder("account-given", "assessment-given");
        assertThat(Opened.by(REVIEWER_RU, file).kinds("verification", true)).containsExactly("account-given");

        scene.assessed(REVIEWER_RU, file, opinion("RU", "NO_VIOLATION"));
        scene.assessed(REVIEWER_UN, file, opinion("UN", "NO_VIOLATION"));

        var dossier = Opened.by(REVIEWER_RU, file);
        assertThat(dossier.kinds("verification", true))
                .containsExactlyInAnyOrder(
                        "account-given", "assessment-given", "assessment-given", "assessment-given", "finding-issued");
        assertThat(dossier.page("data/case.json").path("assessments")).hasSize(3);
        assertThat(Opened.by(OFFICER_HNC, file).kinds("verification", true)).containsExactly("account-given");
    }

    @Test
    void theLogsAreProvedToContinueThoseOfKeptCheckpoints() throws Exception {
        examined(55, "GUARANTORS");
        var before = Opened.by(REVIEWER_US, id);
        var size = before.records("verification").get(0).size();
        examined(56, "GUARANTORS");

        var dossier = Opened.by(REVIEWER_US, id, "incidents:2", "verification:" + size);

        assertThat(dossier.files()).containsKey(Dossier.consistency("incidents", 2, intake.size()));
        var consistency = dossier.below("data/log/verification/consistency/" + size + "-");
        assertThat(consistency).hasSize(1);
        assertThat(Opened.by(REVIEWER_US, id, "incidents:5000").absent()).contains("a checkpoint of 5000 entries");
        for (var wrong : new String[] {"2", "incidents", "notification:2", "incidents:-1", "incidents:x"}) {
            REVIEWER_US
                    .asks()
                    .queryParam("since", wrong)
                    .get("/v1/cases/" + id + "/dossier")
                    .then()
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("?since"));
        }
    }

    @Test
    void whatNoCheckpointCoversYetIsSaidAndNotProved() throws Exception {
        examined(57, "GUARANTORS");
        var later = uploads.tell(evidence(58, "GUARANTORS")); // and not published
        Uploads.examined(REVIEWER_US, id, later);

        var dossier = Opened.by(REVIEWER_US, id);

        assertThat(dossier.files()).containsKey(path(later));
        assertThat(dossier.records("incidents").stream().map(ProvedRecord::leaf))
                .doesNotContain(later.at("/leaf/leaf").asText());
        assertThat(dossier.absent())
                .contains("evidence-received " + later.at("/leaf/leaf").asText() + " in the log of incidents");
    }

    @Test
    void aPublishedLogThatDoesNotHoldTogetherProvesNothing() throws Exception {
        var told = examined(59, "GUARANTORS");
        intake.publishFalsely();

        var dossier = Opened.by(REVIEWER_US, id);

        assertThat(dossier.records("incidents")).isEmpty();
        assertThat(dossier.absent()).contains(told.at("/leaf/leaf").asText());
        assertThat(dossier.records("verification")).isNotEmpty();
    }

    private ObjectNode examined(int seed, String consent) throws Exception {
        var told = uploads.tell(evidence(seed, consent));
        stored(told);
        intake.publish();
        Uploads.examined(REVIEWER_US, id, told);
        return told;
    }

    private ObjectNode evidence(int seed, String consent) throws Exception {
        var told = uploads.evidence(incident, Uploads.picture(seed, 320, 240), "image/png", consent);
        told.put("filename", "roof.png");
        var recorded = Json.MAPPER.createObjectNode();
        for (var field : new String[] {
            "evidenceId",
            "reportId",
            "agreementId",
            "agency",
            "consent",
            "sha256",
            "size",
            "mediaType",
            "receivedAt",
            "filename"
        }) {
            recorded.set(field, told.get(field));
        }
        told.set("leaf", intake.record(recorded));
        return told;
    }

    /** The first step of its custody, as incidents-service tells it. */
    private void stored(ObjectNode told) {
        var step = Json.MAPPER.createObjectNode().put("step", "STORED").put("at", "2016-03-06T08:00:00Z");
        step.set("evidenceId", told.get("evidenceId"));
        step.putObject("by").put("role", "agency").put("agency", "watch");
        var event = step.deepCopy();
        event.set("agreementId", told.get("agreementId"));
        event.set("leaf", intake.record(step));
        scene.wire.tell("incidents.custody-recorded.v1", told.path("evidenceId").asText(), 1, event.put("revision", 1));
    }

    private static String path(ObjectNode told) {
        return Dossier.EVIDENCE + told.path("evidenceId").asText() + "/roof.png";
    }
}
