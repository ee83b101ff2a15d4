package org.trucewatch.kit.ledger;

import org.trucewatch.kit.ledger.proof.Checkpoint;
import org.trucewatch.kit.ledger.proof.SignedNote;
import org.trucewatch.kit.ledger.proof.SignerKey;

import java.util.List;

/**
 * A checkpoint that was issued.
 *
 * @param note as it was signed
 */
public record Issued(long size, byte[] root, SignedNote note) {

    static Issued sign(Checkpoint checkpoint, SignerKey key) {
        var text = checkpoint.text();
        return new Issued(checkpoint.size(), checkpoint.root(), new SignedNote(text, List.of(key.sign(text, 0))));
    }

    Issued with(List<SignedNote.Line> cosignatures) {
        return new Issued(size, root, note.with(cosignatures));
    }
}
