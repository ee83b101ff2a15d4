package org.trucewatch.incidents.erasure;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/**
 * What remains of a report: what happened, where, when and by whom as the agency classified it, so that incidents and
 * counts stand. Nothing in anybody's words remains, nor where the observer was, nor whom an agency met; which published
 * document it relayed does.
 */
final class Remains {

    // not all fields but some: one that reports gain is erased until somebody decides that it says nothing of anybody
    private static final List<String> FACTS = List.of(
            "id",
            "agreementId",
            "drill",
            "claim",
            "consent",
            "occurred",
            "place",
            "kind",
            "count",
            "commitments",
            "alleged",
            "means",
            "method",
            "responseTo",
            "supersedes",
            "casualties",
            "protectedSite",
            "origin");

    private Remains() {}

    static ObjectNode of(ObjectNode report) {
        var remains = report.deepCopy();
        remains.retain(FACTS);
        retain(remains, "place", List.of("point", "precision", "adminCode"));
        if (!remains.at("/origin/relayed").asBoolean()) {
            retain(remains, "origin", List.of("relayed"));
        }
        remains.path("alleged")
                .forEach(actor -> ((ObjectNode) actor).retain(List.of("actor", "type", "likelihood", "basis")));
        remains.putArray("narrative");
        return remains;
    }

    private static void retain(ObjectNode report, String object, List<String> fields) {
        if (report.path(object) instanceof ObjectNode part) {
            part.retain(fields);
        }
    }
}
