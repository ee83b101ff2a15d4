package org.trucewatch.notification.office;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.ledger.proof.Checkpoint;
import org.trucewatch.kit.ledger.proof.SignedNote;
import org.trucewatch.kit.ledger.proof.SignerKey;
import org.trucewatch.kit.ledger.proof.VerifierKey;
import org.trucewatch.notification.NotificationTest;
import org.trucewatch.notification.Scene;
import org.trucewatch.notification.Told;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Whoever keeps a notice keeps a witness of the log: with a key, checkpoints are issued, and notices quote them. */
@NotificationTest
@TestProfile(QuotedCheckpointTest.WithAKey.class)
class QuotedCheckpointTest {

    private static final SignerKey US = SignerKey.of(
            "guarantor.example/us",
            VerifierKey.Type.COSIGNATURE_V1,
            Base64.getEncoder().encodeToString(new byte[32]));

    /** The log of this service is signed. */
    public static class WithAKey implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "trucewatch.ledger.key",
                    Base64.getEncoder().encodeToString("of these tests, for no one else.".getBytes()));
        }
    }

    @Test
    void aNoticeQuotesTheLatestCheckpointAndOnceOneIsCosignedThat() throws Exception {
        try (var scene = Scene.before("2016-03-06T11:30:00+02:00")) {
            var agreement = scene.agreementTold("IN_FORCE");
            ((ObjectNode) agreement.path("content"))
                    .putArray("cosigners")
                    .addObject()
                    .put("party", "US")
                    .put("key", US.verifier().toString());
            scene.tell("incidents.agreement-changed.v1", scene.agreement, 1, agreement);

            var quoted = await().pollInterval(Duration.ofMillis(300))
                    .until(() -> quoted(next(scene)), note -> !note.isEmpty());
            assertThat(quoted).isEqualTo(served(scene, "checkpoints/" + size(quoted)));

            var note = SignedNote.of(quoted);
            var cosigned =
                    note.with(List.of(US.sign(note.text(), 1_457_000_000))).toString();
            assertThat(scene.as("guarantor-us", "guarantor-officer", "US")
                            .contentType("text/plain; charset=utf-8")
                            .body(cosigned)
                            .post("/log/notification/cosignatures")
                            .statusCode())
                    .isEqualTo(201);
            await().pollInterval(Duration.ofMillis(300)).until(() -> quoted(next(scene)), cosigned::equals);

            // there is a later one by now
            await().until(() -> size(served(scene, "checkpoint")) > size(cosigned));
            var document = next(scene);
            assertThat(quoted(document)).isEqualTo(cosigned);
            var lines = cosigned.lines().toList();
            for (var letter : document.at("/document/letters")) {
                assertThat(letter.path("text").asText())
                        .contains(lines.get(1), lines.get(2), US.verifier().name());
            }
        }
    }

    private static long size(String note) {
        return Checkpoint.of(SignedNote.of(note).text()).size();
    }

    private static String quoted(JsonNode notice) {
        return notice.at("/document/checkpoint").asText();
    }

    private static String served(Scene scene, String path) {
        return scene.as("auditor", "auditor", null)
                .get("/log/notification/" + path)
                .asString();
    }

    /** A notice that is written now. */
    private static JsonNode next(Scene scene) {
        var statement = Told.intentToAct("RU", scene.now());
        var id = statement.path("id").asText();
        scene.tell("incidents.statement-made.v1", id, 1, statement);
        var notice = await().until(
                        () -> scene.inbox("US", "STATEMENT_MADE").stream()
                                .filter(one -> one.path("subject").asText().equals(id))
                                .toList(),
                        found -> !found.isEmpty());
        return Scene.read(scene.officer("US")
                .accept("application/json")
                .get("/v1/notices/" + notice.get(0).path("id").asText())
                .asString());
    }
}
