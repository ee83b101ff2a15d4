package org.trucewatch.verification.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.trucewatch.kit.events.Json;

/**
 * A leaf of the log of incidents-service, as it tells of it.
 *
 * @param leaf 64 hexadecimal digits
 * @param salt 64 hexadecimal digits; null where it is not told or was destroyed
 * @param after leaves that the log had when it was recorded, or earlier; may be null
 */
public record IntakeLeaf(String service, String leaf, String salt, Long after) {

    /** Whether it names a leaf. */
    public boolean isWhole() {
        return "incidents".equals(service) && leaf != null && leaf.matches("[0-9a-f]{64}");
    }

    /** @param json or null */
    static IntakeLeaf of(String json) {
        try {
            return json == null ? null : Json.MAPPER.readValue(json, IntakeLeaf.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a leaf is kept that cannot be read", e);
        }
    }
}
