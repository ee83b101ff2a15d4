package org.trucewatch.incidents.opening;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.kit.events.Json;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * That a source keeper wants to know who the source of a report is, whether another agreed, and who was told when. It never
 * says who the source is.
 *
 * @param confirmed or null
 * @param until when it can be confirmed, or, once it is, read
 * @param leaf of the record that it was opened, or null
 */
public record Opening(
        UUID id,
        UUID reportId,
        String agreementId,
        Step asked,
        Step confirmed,
        Instant until,
        String leaf,
        List<Reading> readings) {

    /** What one of the two keepers did. */
    public record Step(String by, String party, Instant at, String reason) {}

    /** That the identity was shown to one of the two. */
    public record Reading(UUID id, String by, String party, Instant at, String leaf) {}

    Opening confirmed(Step step, Instant readable) {
        return new Opening(id, reportId, agreementId, asked, step, readable, null, List.of());
    }

    Opening recorded(String under) {
        return new Opening(id, reportId, agreementId, asked, confirmed, until, under, readings);
    }

    Opening read(List<Reading> readingsOfIt) {
        return new Opening(id, reportId, agreementId, asked, confirmed, until, leaf, readingsOfIt);
    }

    boolean isConfirmed() {
        return confirmed != null;
    }

    boolean isOver(Instant now) {
        return !now.isBefore(until);
    }

    /** Whether this keeper is one of the two. */
    boolean isOf(String keeper) {
        return asked.by().equals(keeper) || isConfirmed() && confirmed.by().equals(keeper);
    }

    /** What is recorded of it: sides, times and reasons, and the names of nobody. */
    ObjectNode content() {
        var content = about().put("until", until.toString());
        content.set("asked", content(asked));
        content.set("confirmed", content(confirmed));
        return content;
    }

    /** What is recorded of a reading. */
    ObjectNode content(String party, Instant at) {
        return about().put("party", party).put("at", at.toString());
    }

    private ObjectNode about() {
        return Json.MAPPER
                .createObjectNode()
                .put("openingId", id.toString())
                .put("reportId", reportId.toString())
                .put("agreementId", agreementId);
    }

    private static ObjectNode content(Step step) {
        return Json.MAPPER
                .createObjectNode()
                .put("party", step.party())
                .put("at", step.at().toString())
                .put("reason", step.reason());
    }
}
