package org.trucewatch.incidents.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.UUID;

/**
 * A file came to a report. Its bytes are in the store, under the key of an original.
 *
 * @param mediaType as the agency claims it
 * @param revision of the evidence
 * @param capture what the reporter says of how it was made
 * @param claimed what the report says of time and place
 * @param erased whether all of it is gone; then nothing stands here that belonged to it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvidenceReceived(
        UUID evidenceId,
        UUID reportId,
        String agreementId,
        String agency,
        String affiliation,
        String consent,
        String sha256,
        Long size,
        String mediaType,
        String filename,
        Instant receivedAt,
        long revision,
        JsonNode capture,
        Claimed claimed,
        Recorded leaf,
        boolean erased) {

    public static final String TYPE = "incidents.evidence-received.v1";

    /** When and where, as the report has it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Claimed(JsonNode occurred, JsonNode place) {}
}
