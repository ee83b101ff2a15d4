package org.trucewatch.incidents.intake;

import org.trucewatch.incidents.report.Claim;
import org.trucewatch.incidents.report.Flag;
import org.trucewatch.kit.ledger.Leaf;
import org.trucewatch.kit.outbox.Outgoing;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A report that was found in order and waits to be kept.
 *
 * @param revision of the agreement by which it was checked
 * @param supersedes the earlier report that it corrects, or null
 * @param content the body as JSON text, without its source
 * @param sealed the encrypted source, or null
 * @param marks keyed digests of the source: the one to be kept, then what older keys make of it; none without a source
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
        List<byte[]> marks,
        Leaf leaf,
        Instant receivedAt,
        Outgoing event) {

    byte[] sealedMark() {
        return marks.isEmpty() ? null : marks.get(0);
    }

    /** @param mark of the source of another report, or null */
    boolean hasSourceOf(byte[] mark) {
        return mark == null ? marks.isEmpty() : marks.stream().anyMatch(own -> Arrays.equals(own, mark));
    }

    Receipt receipt() {
        return Receipt.of(id, receivedAt, digest, leaf);
    }
}
