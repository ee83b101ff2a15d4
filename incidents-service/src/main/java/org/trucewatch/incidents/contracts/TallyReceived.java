package org.trucewatch.incidents.contracts;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.UUID;

/** A published count, as the agency sent it. */
public record TallyReceived(
        UUID id,
        String agreementId,
        String agency,
        Instant receivedAt,
        boolean drill,
        JsonNode period,
        String reporter,
        String affiliation,
        JsonNode count,
        JsonNode breakdown,
        String regime,
        JsonNode source) {

    public static final String TYPE = "incidents.tally-received.v1";
}
