package org.trucewatch.incidents.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.UUID;

/**
 * Something was done here with a file. Each is a step of its own; their revisions rise.
 *
 * @param step STORED or VIEWED
 * @param detail what exactly, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CustodyRecorded(
        UUID evidenceId,
        String agreementId,
        String step,
        Instant at,
        By by,
        JsonNode detail,
        Recorded leaf,
        long revision) {

    public static final String TYPE = "incidents.custody-recorded.v1";

    /** Who did it, without a name. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record By(String role, String party, String agency) {}
}
