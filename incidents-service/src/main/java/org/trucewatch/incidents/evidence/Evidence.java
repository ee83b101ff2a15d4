package org.trucewatch.incidents.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.incidents.report.Consent;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.Leaf;

import java.time.Instant;
import java.util.UUID;

/**
 * One file that an agency gave with its report; the original never changes.
 *
 * @param sha256 of the content, by which the store has it; null once erased, like size, media type, file name, capture
 *     and digest
 * @param mediaType as the agency claims it
 * @param digest over what was said and the content, to tell a repeated upload from a changed one
 * @param leaf null until it is recorded; without its salt once erased
 */
public record Evidence(
        UUID id,
        UUID reportId,
        String agreementId,
        String agency,
        String affiliation,
        boolean drill,
        Consent consent,
        String sha256,
        Long size,
        String mediaType,
        String filename,
        Capture capture,
        String digest,
        Instant receivedAt,
        Leaf leaf) {

    public boolean isErased() {
        return sha256 == null;
    }

    /** What is committed to in the log, and what its author needs, with the salt, to prove it. */
    public ObjectNode recorded() {
        var content = Json.MAPPER.createObjectNode();
        content.put("evidenceId", id.toString())
                .put("reportId", reportId.toString())
                .put("agreementId", agreementId)
                .put("agency", agency)
                .put("consent", consent.name())
                .put("sha256", sha256)
                .put("size", size)
                .put("mediaType", mediaType)
                .put("receivedAt", receivedAt.toString());
        if (filename != null) {
            content.put("filename", filename);
        }
        if (capture != null) {
            content.set("capture", Json.MAPPER.valueToTree(capture));
        }
        return content;
    }

    Evidence under(Leaf newLeaf) {
        return new Evidence(
                id,
                reportId,
                agreementId,
                agency,
                affiliation,
                drill,
                consent,
                sha256,
                size,
                mediaType,
                filename,
                capture,
                digest,
                receivedAt,
                newLeaf);
    }
}
