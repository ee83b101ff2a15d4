package org.trucewatch.verification.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.trucewatch.verification.evidence.Evidence;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What machines found in one file.
 *
 * @param state WAITING, EXAMINED, IN_PART (what looked died of it) or NOT_EXAMINED
 * @param reason why not, or not wholly
 * @param capture what the reporter says of how it was made
 * @param usedBefore the same or nearly the same picture in other evidence that the caller may see
 * @param usedMore whether there are more; the earliest received are told
 */
@Schema(name = "Examination")
record ExaminationBody(
        UUID evidenceId,
        UUID reportId,
        String agency,
        String consent,
        String sha256,
        long size,
        String mediaType,
        String filename,
        OffsetDateTime receivedAt,
        Evidence.Capture capture,
        String state,
        String reason,
        Instant examinedAt,
        List<ResultBody> results,
        List<UsedBefore> usedBefore,
        boolean usedMore,
        List<CopyBody> copies) {

    /** @param names evidence of the case that a timestamp token is of, where the result is one */
    @Schema(name = "ExaminationResult")
    record ResultBody(
            String kind,
            String outcome,
            String tool,
            String version,
            Instant at,
            Map<String, Object> detail,
            List<UUID> names) {}

    /**
     * @param sameFile to the byte; else the pictures differ in {@code distance} of 64 bits of their fingerprints
     * @param earlier which was taken first, by what they tell of it themselves: THIS, OTHER or CANNOT_TELL
     * @param sureness by what each tells it: OFFSET, GPS, RECORDED, ZONE or CONTRADICTORY; absent where it does not
     */
    record UsedBefore(
            UUID caseId,
            UUID reportId,
            UUID evidenceId,
            boolean sameFile,
            int distance,
            String earlier,
            Sureness sureness) {}

    record Sureness(String ofThis, String ofOther) {}

    /**
     * @param evidenceId of the original
     * @param originalSha256 of the original
     * @param href where its bytes are
     */
    @Schema(name = "EvidenceCopy")
    record CopyBody(
            UUID id,
            UUID evidenceId,
            String originalSha256,
            String kind,
            String sha256,
            long size,
            String mediaType,
            int width,
            int height,
            Instant madeAt,
            String href) {}
}
