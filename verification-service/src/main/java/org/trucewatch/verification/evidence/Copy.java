package org.trucewatch.verification.evidence;

import org.trucewatch.kit.time.Ids;

import java.time.Instant;
import java.util.UUID;

/**
 * What was made of an original: pixels only.
 *
 * @param kind REDACTED or THUMBNAIL
 * @param sha256 of the copy, which is its key in the store
 */
public record Copy(
        UUID id,
        UUID evidenceId,
        String kind,
        String sha256,
        long size,
        String mediaType,
        int width,
        int height,
        Instant madeAt) {

    /** The same id for the same kind of copy of the same evidence, whoever makes it. */
    public static UUID idOf(UUID evidence, String kind) {
        return Ids.named("evidence-copy", evidence.toString(), kind);
    }
}
