package org.trucewatch.verification.incident;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.UUID;

/**
 * What remains, in the copies that cases keep, of a report that was erased: what happened, where, when and by whom as it
 * was classified, as incidents-service keeps it. Nothing in anybody's words remains.
 */
final class Remains {

    private Remains() {}

    /** Of one report. */
    static void ofReport(ObjectNode report) {
        report.putArray("narrative");
        nameless(report.path("place"));
        if (report.path("origin") instanceof ObjectNode origin
                && !origin.path("relayed").asBoolean()) {
            origin.retain(List.of("relayed"));
        }
    }

    /**
     * Of a report within an incident; what the incident is called after may have been its words, unless it was told
     * without them.
     */
    static void ofReport(UUID report, ObjectNode incident) {
        boolean hadWords = false;
        for (var one : incident.path("reports")) {
            if (one.path("id").asText().equals(report.toString())) {
                var before = one.deepCopy();
                ofReport((ObjectNode) one);
                hadWords |= !one.equals(before);
            }
        }
        if (hadWords) {
            unnamed(incident);
            incident.path("faces").forEach(Remains::unnamed);
        }
    }

    private static void unnamed(JsonNode side) {
        nameless(side.path("place"));
        if (side.path("actor") instanceof ObjectNode actor) {
            actor.remove("named");
        }
    }

    private static void nameless(JsonNode place) {
        if (place instanceof ObjectNode known) {
            known.remove("name");
        }
    }
}
