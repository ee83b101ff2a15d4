package org.trucewatch.incidents.contracts;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;

/** A version of an agreement has a new state; with its whole content. */
public record AgreementChanged(
        String id,
        int version,
        String state,
        String digest,
        Instant inForceFrom,
        Instant inForceUntil,
        JsonNode content) {

    public static final String TYPE = "incidents.agreement-changed.v1";
}
