package org.trucewatch.notification.messaging;

import com.fasterxml.jackson.databind.JsonNode;

/** What is used of {@code incidents.agreement-changed.v1}. */
record AgreementChanged(String id, String state, JsonNode content) {
    static final String TYPE = "incidents.agreement-changed.v1";
}
