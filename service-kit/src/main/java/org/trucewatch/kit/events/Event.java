package org.trucewatch.kit.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.UUID;

/**
 * A fact that one service tells others.
 *
 * @param id identity of the event, the same on every retry
 * @param source the producing service as a URI reference, {@code /trucewatch/incidents}
 * @param type {@code <context>.<fact>.v<major>}; also the routing key
 * @param subject id of the aggregate that changed
 * @param agreementId the agreement under which it changed
 * @param revision grows with every change of the subject; a reader ignores what is not newer than what it has
 * @param drill whether this belongs to a rehearsal (extension attribute {@code exercise})
 * @param time when it happened, on the business clock
 * @param traceparent W3C trace context of the change, or null
 * @param data the state after the change
 */
public record Event(
        UUID id,
        String source,
        String type,
        String subject,
        String agreementId,
        long revision,
        boolean drill,
        Instant time,
        String traceparent,
        JsonNode data) {

    /**
     * Reads the data into a tolerant record of the fields that the reader uses.
     *
     * @throws UnreadableEvent when the data does not fit: trying again would not help
     */
    public <T> T dataAs(Class<T> wanted) {
        try {
            return Json.MAPPER.treeToValue(data, wanted);
        } catch (JsonProcessingException e) {
            throw new UnreadableEvent("data of " + type + " does not fit " + wanted.getSimpleName(), e);
        }
    }
}
