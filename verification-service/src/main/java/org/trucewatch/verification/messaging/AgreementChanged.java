package org.trucewatch.verification.messaging;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.OffsetDateTime;

/** What is read of {@code incidents.agreement-changed.v1}. */
record AgreementChanged(
        String id,
        Integer version,
        String state,
        OffsetDateTime inForceFrom,
        OffsetDateTime inForceUntil,
        JsonNode content) {

    static final String TYPE = "incidents.agreement-changed.v1";

    boolean isWhole() {
        return id != null && version != null && state != null && content != null && content.isObject();
    }
}
