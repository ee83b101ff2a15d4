package org.trucewatch.kit.ledger;

import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.ledger.proof.Checkpoint;
import org.trucewatch.kit.ledger.proof.Merkle;
import org.trucewatch.kit.ledger.proof.SignedNote;
import org.trucewatch.kit.ledger.proof.SignerKey;
import org.trucewatch.kit.ledger.proof.Tile;
import org.trucewatch.kit.ledger.proof.VerifierKey;
import org.trucewatch.kit.probe.KitTest;
import org.trucewatch.kit.probe.ProbeCosigners;
import org.trucewatch.kit.store.Store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;

/** Guarantors countersign what was issued, with the keys that agreements name, and nothing else. */
@KitTest
class CosignatureTest extends ServedLog {

    private static final SignerKey GUARANTOR =
            SignerKey.of("guarantor.example/us", VerifierKey.Type.COSIGNATURE_V1, TestLog.key(7));

    @Inject
    LogPublisher publisher;

    @Inject
    Store store;

    @Inject
    ProbeCosigners cosigners;

    @BeforeEach
    void aGuarantorIsKnown() {
        cosigners.known.clear();
        cosigners.known.add(new Cosigners.Cosigner("US", GUARANTOR.verifier().toString()));
        cosigners.known.add(new Cosigners.Cosigner("RU", "ru+00000000+no key at all"));
    }

    @Test
    void aGuarantorsCosignatureStandsBelowTheCheckpointAndComesIntoTheStore() throws IOException {
        var note = SignedNote.of(get("/checkpoint").asString());
        long size = size();
        while (publisher.publish()) {}
        assertThat(stored("checkpoint")).isEqualTo(served("checkpoint"));

        var cosigned = note.with(List.of(GUARANTOR.sign(note.text(), 1_459_000_000)));
        var first = cosign(cosigned.toString());
        assertThat(first.statusCode()).as(first.asString()).isEqualTo(201);
        assertThat(first.asString()).isEqualTo(cosigned.toString());
        assertThat(cosign(cosigned.toString()).statusCode()).isEqualTo(200);
        assertThat(GUARANTOR
                        .verifier()
                        .verifies(SignedNote.of(get("/checkpoint").asString())))
                .isTrue();
        publisher.publish();
        assertThat(stored("checkpoint")).isEqualTo(served("checkpoint"));
        assertThat(stored("checkpoints/" + size)).isEqualTo(served("checkpoint"));
        int width = (int) Math.min(size, Tile.FULL);
        var tile = new Tile(0, 0, width);
        assertThat(stored(tile.path())).isEqualTo(served(tile.path()));
        assertThat(stored(tile.entriesPath())).isEqualTo(served(tile.entriesPath()));
    }

    @Test
    void aCosignatureThatDoesNotHoldIsRefusedAndWhy() {
        var note = SignedNote.of(get("/checkpoint").asString());
        var issued = Checkpoint.of(note.text());
        var other = new Checkpoint(issued.origin(), issued.size(), Merkle.empty()).text();
        refused(409, "not-issued", signed(GUARANTOR, other, 0));
        var beyond = new Checkpoint(issued.origin(), issued.size() + 1, issued.root()).text();
        refused(409, "not-issued", signed(GUARANTOR, beyond, 0));
        var stranger = SignerKey.of("stranger.example", VerifierKey.Type.COSIGNATURE_V1, TestLog.key(8));
        refused(422, "unknown-cosigner", signed(stranger, note.text(), 0));
        refused(422, "unknown-cosigner", note.toString());
        var line = GUARANTOR.sign(note.text(), 0);
        line.signature()[20]++;
        refused(422, "bad-cosignature", new SignedNote(note.text(), List.of(line)).toString());
        refused(
                422,
                "bad-cosignature",
                signed(GUARANTOR, note.text(), Instant.now().getEpochSecond() + 3_600));
        refused(400, "malformed", "no note");
        refused(400, "malformed", signed(GUARANTOR, "no checkpoint\n", 0));
        refused(413, "too-large", "x".repeat(70_000));
        assertThat(as("agency")
                        .contentType("text/plain")
                        .body("x")
                        .post(LOG + "/cosignatures")
                        .statusCode())
                .isEqualTo(403);
    }

    private void refused(int status, String slug, String note) {
        var answer = cosign(note);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.<String>path("type")).isEqualTo("/problems/" + slug);
    }

    private static String signed(SignerKey key, String text, long time) {
        return new SignedNote(text, List.of(key.sign(text, time))).toString();
    }

    private static Response cosign(String note) {
        return as("guarantor-officer")
                .contentType("text/plain; charset=utf-8")
                .body(note)
                .post(LOG + "/cosignatures");
    }

    private static String served(String path) {
        return new String(get("/" + path).asByteArray(), StandardCharsets.ISO_8859_1);
    }

    private String stored(String path) throws IOException {
        var kept = store.find("logs/verification/" + path);
        if (kept.isEmpty()) {
            return "";
        }
        try (var in = kept.get().open(0, kept.get().size())) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
