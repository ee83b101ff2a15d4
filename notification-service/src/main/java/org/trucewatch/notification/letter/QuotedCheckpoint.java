package org.trucewatch.notification.letter;

import org.trucewatch.kit.ledger.Issued;
import org.trucewatch.kit.ledger.proof.SignedNote;

import java.util.Base64;
import java.util.List;

/**
 * A state of the log as notices quote it: whoever keeps the notice can show by it if the log is ever changed.
 *
 * @param note as it was signed, with the cosignatures it had
 * @param root in base64
 * @param cosigners names of the keys that cosigned it
 */
public record QuotedCheckpoint(String note, long size, String root, List<String> cosigners) {

    static QuotedCheckpoint of(Issued issued) {
        var signatures = issued.note().signatures();
        return new QuotedCheckpoint(
                issued.note().toString(),
                issued.size(),
                Base64.getEncoder().encodeToString(issued.root()),
                // the log's own signature comes first
                signatures.stream().skip(1).map(SignedNote.Line::name).toList());
    }
}
