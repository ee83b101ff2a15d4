package org.trucewatch.incidents.intake;

import org.trucewatch.incidents.report.Claim;
import org.trucewatch.incidents.report.Flag;
import org.trucewatch.kit.ledger.Leaf;
import org.trucewatch.kit.outbox.Outgoing;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A report that was found in order and waits to be kept.
 *
 * @param revision of the agreement by which it was checked
 * @param supersedes the earlier report that it corrects, or null
 * @param content the body as JSON text, without its source
 * @param sealed the encrypted source, or null
 * @param sealedMark keyed digest of the source, or null
 */
record Checked(
        UUID id,
        String agreementId,
        long revision,
        String agency,
        String affiliation,
        String area,
        Claim claim,
        boolean drill,
        Set<Flag> flags,
        UUID supersedes,
        String digest,
        String content,
        byte[] sealed,
        byte[] sealedMark,
        Leaf leaf,
        Instant receivedAt,
        Outgoing event) {

    Receipt receipt() {
        return Receipt.of(id, receivedAt, digest, leaf);
    }
}
