package org.trucewatch.verification.contracts;

import java.time.Instant;
import java.util.UUID;

/**
 * {@code verification.custody-recorded.v1}: something was done here with a file or with a copy of it. Each is a step of
 * its own; the revision numbers the steps of one file in this service.
 *
 * @param step EXAMINED, COPY_MADE, VIEWED or EXPORTED
 * @param detail what exactly, in words; of a copy its kind
 * @param leaf of the log of this service that commits to it
 */
public record CustodyRecorded(
        UUID evidenceId,
        String agreementId,
        String step,
        Instant at,
        By by,
        String detail,
        LeafRef leaf,
        long revision) {

    public static final String TYPE = "verification.custody-recorded.v1";

    /** @param role {@code examiner} for the machine */
    public record By(String role, String party) {}

    public record LeafRef(String service, String leaf) {}
}
