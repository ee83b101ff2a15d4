package org.trucewatch.verification.dossier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.dossier.Dossier;
import org.trucewatch.kit.dossier.ProvedRecord;
import org.trucewatch.kit.ledger.Cosigners;
import org.trucewatch.kit.ledger.proof.Checkpoint;
import org.trucewatch.kit.ledger.proof.SignedNote;
import org.trucewatch.kit.ledger.proof.SignerKey;
import org.trucewatch.kit.ledger.proof.VerifierKey;
import org.trucewatch.kit.store.Store;
import org.trucewatch.verification.TestAgreement;
import org.trucewatch.verification.VerificationTest;
import org.trucewatch.verification.examination.Uploads;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.verification.Person.AUDITOR;
import static org.trucewatch.verification.Person.GUARANTOR_US;
import static org.trucewatch.verification.Person.REVIEWER_US;
import static org.trucewatch.verification.Scene.eventually;

/** What the logs prove of a dossier, and what is said where they do not. */
@VerificationTest
@TestProfile(Signed.class)
class DossierProofsTest {

    @Inject
    Cosigners cosigners;

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
    void theLogsAreProvedToContinueThoseOfKeptCheckpoints() throws Exception {
        files.examined(55, "GUARANTORS");
        var before = Opened.by(REVIEWER_US, id);
        var size = before.records("verification").get(0).size();
        files.examined(56, "GUARANTORS");

        var dossier = Opened.by(REVIEWER_US, id, "incidents:2", "verification:" + size);

        assertThat(dossier.files())
                .containsKey(Dossier.consistency("incidents", 2, files.intake().size()));
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
    void whoCosignedACheckpointIsInItWithTheKeyThatTheAgreementNames() throws Exception {
        files.examined(60, "GUARANTORS");
        var us = SignerKey.of(
                "us.example",
                VerifierKey.Type.COSIGNATURE_V1,
                Base64.getEncoder().encodeToString(new byte[32]));
        var agreement = TestAgreement.told("cosigned-truce", 1, "IN_FORCE");
        var named = ((ObjectNode) agreement.get("content")).putArray("cosigners");
        named.addObject().put("party", "RU").put("key", "no key at all");
        named.addObject().put("party", "US").put("key", us.verifier().toString());
        files.scene().wire.tell("incidents.agreement-changed.v1", "cosigned-truce", 1, agreement);
        eventually(() -> cosigners.known().stream()
                .anyMatch(one -> one.key().equals(us.verifier().toString())));
        var note =
                SignedNote.of(AUDITOR.asks().get("/log/verification/checkpoint").asString());
        var cosigned = new SignedNote(
                note.text(), List.of(us.sign(note.text(), Instant.now().getEpochSecond())));
        GUARANTOR_US
                .asks()
                .contentType("text/plain; charset=utf-8")
                .body(cosigned.toString())
                .post("/log/verification/cosignatures")
                .then()
                .statusCode(201);
        var size = Checkpoint.of(note.text()).size();

        var dossier = Opened.by(REVIEWER_US, id); // its own export is a leaf after that checkpoint

        assertThat(dossier.text(Dossier.checkpoint("verification", size))).contains("us.example");
        assertThat(dossier.below("data/log/verification/checkpoints/")).hasSize(2);
        assertThat(dossier.below("data/log/verification/consistency/" + size + "-"))
                .hasSize(1);
        for (var service : List.of("incidents", "verification")) {
            assertThat(dossier.text(Dossier.keys(service)))
                    .contains("trucewatch.org/" + service + "+", us.verifier().toString())
                    .doesNotContain("no key at all");
        }
    }

    @Test
    void whatNoCheckpointCoversYetIsSaidAndNotProved() throws Exception {
        files.examined(57, "GUARANTORS");
        var later = files.uploads().tell(files.evidence(58, "GUARANTORS")); // and not published
        Uploads.examined(REVIEWER_US, id, later);

        var dossier = Opened.by(REVIEWER_US, id);

        assertThat(dossier.files()).containsKey(CaseWithFiles.path(later));
        assertThat(dossier.records("incidents").stream().map(ProvedRecord::leaf))
                .doesNotContain(later.at("/leaf/leaf").asText());
        assertThat(dossier.absent())
                .contains("evidence-received " + later.at("/leaf/leaf").asText() + " in the log of incidents");
    }

    @Test
    void aPublishedLogThatDoesNotHoldTogetherProvesNothing() throws Exception {
        var told = files.examined(59, "GUARANTORS");
        files.intake().publishFalsely();

        var dossier = Opened.by(REVIEWER_US, id);

        assertThat(dossier.records("incidents")).isEmpty();
        assertThat(dossier.absent()).contains(told.at("/leaf/leaf").asText());
        assertThat(dossier.records("verification")).isNotEmpty();
    }
}
