package org.trucewatch.verification.evidence;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * One file that an agency added to its report, as {@code incidents.evidence-received.v1} tells of it.
 *
 * @param mediaType what the uploader says it is
 * @param capture what the reporter says of how it was made; may be null
 * @param claimed when and where the report says that it happened; may be null
 * @param leaf of its receipt; may be null
 */
public record Evidence(
        UUID evidenceId,
        UUID reportId,
        String agreementId,
        String agency,
        String consent,
        String sha256,
        long size,
        String mediaType,
        String filename,
        OffsetDateTime receivedAt,
        long revision,
        Capture capture,
        Claimed claimed,
        IntakeLeaf leaf,
        boolean erased) {

    public record Capture(OffsetDateTime at, List<Double> point, String device, String note) {}

    public record Claimed(Occurred occurred, Place place) {}

    public record Occurred(OffsetDateTime from, OffsetDateTime to, String precision) {}

    public record Place(List<Double> point, String precision, String adminCode, String name) {}

    /** When the act was that it is to show; its receipt where that is not told. */
    public Instant act() {
        return claimed != null
                        && claimed.occurred() != null
                        && claimed.occurred().from() != null
                ? claimed.occurred().from().toInstant()
                : receivedAt.toInstant();
    }
}
