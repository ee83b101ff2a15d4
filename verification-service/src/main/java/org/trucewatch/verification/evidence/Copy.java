package org.trucewatch.verification.evidence;

import org.trucewatch.kit.time.Ids;

import java.time.Instant;
import java.util.List;
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

    /** Of one file there is at most one copy of each kind. */
    static final List<String> KINDS = List.of("REDACTED", "THUMBNAIL");

    /** Whether it is for those who may not see the original, rather than for lists. */
    public boolean isRedacted() {
        return kind.equals("REDACTED");
    }

    /** The same id for the same kind of copy of the same evidence, whoever makes it. */
    public static UUID idOf(UUID evidence, String kind) {
        return Ids.named("evidence-copy", evidence.toString(), kind);
    }
}
