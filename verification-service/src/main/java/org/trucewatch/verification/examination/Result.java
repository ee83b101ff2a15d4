package org.trucewatch.verification.examination;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.kit.events.Json;

import java.time.Instant;

/**
 * One thing that a machine found.
 *
 * @param kind TYPE, DIGESTS, METADATA, TIME, PLACE, ARCHIVE, PICTURE, TIMESTAMP_TOKEN, TIMESTAMP_OBTAINED or SCAN
 * @param outcome in one word of capitals
 * @param tool what looked
 */
public record Result(String kind, String outcome, String tool, String version, Instant at, ObjectNode detail) {

    /** This service's own conclusions have its version. */
    static final String OWN_TOOL = "verification";

    static final String OWN_VERSION = "1";

    static Result own(String kind, String outcome, ObjectNode detail, Instant at) {
        return new Result(kind, outcome, OWN_TOOL, OWN_VERSION, at, detail);
    }

    static ObjectNode reason(String text) {
        return Json.MAPPER.createObjectNode().put("reason", text);
    }
}
