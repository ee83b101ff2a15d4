package org.trucewatch.incidents.contracts;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.UUID;

/** What a party declared, in its own words. Times and texts are as the party sent them. */
public record StatementMade(
        UUID id,
        String agreementId,
        String party,
        String kind,
        JsonNode from,
        JsonNode to,
        JsonNode condition,
        JsonNode limits,
        JsonNode text,
        Instant madeAt,
        String madeBy,
        boolean drill) {

    public static final String TYPE = "incidents.statement-made.v1";
}
