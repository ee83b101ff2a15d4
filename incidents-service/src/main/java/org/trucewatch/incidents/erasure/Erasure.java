package org.trucewatch.incidents.erasure;

import java.time.Instant;
import java.util.UUID;

/**
 * The wish of an agency that a report be erased, and that it was.
 *
 * @param askedBy of the agency
 * @param confirmedBy the source keeper, or null; like all that follows
 * @param leaf of the record that something was erased
 */
public record Erasure(
        UUID id,
        UUID reportId,
        String agency,
        String askedBy,
        Instant askedAt,
        String reason,
        String confirmedBy,
        String confirmedParty,
        Instant confirmedAt,
        String confirmingReason,
        String leaf) {

    boolean isDone() {
        return confirmedAt != null;
    }
}
