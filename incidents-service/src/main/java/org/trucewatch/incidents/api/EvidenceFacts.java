package org.trucewatch.incidents.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.incidents.evidence.Custody;
import org.trucewatch.incidents.evidence.Evidence;
import org.trucewatch.kit.events.Json;

import java.util.List;

/** All that could be shown of evidence. */
final class EvidenceFacts {

    private EvidenceFacts() {}

    static ObjectNode of(Evidence evidence, List<Custody.Step> custody) {
        var facts = Json.MAPPER.createObjectNode();
        facts.put("id", evidence.id().toString())
                .put("reportId", evidence.reportId().toString())
                .put("agreementId", evidence.agreementId())
                .put("agency", evidence.agency())
                .put("affiliation", evidence.affiliation())
                .put("drill", evidence.drill())
                .put("consent", evidence.consent().name())
                .put("receivedAt", evidence.receivedAt().toString())
                .put("erased", evidence.isErased());
        if (!evidence.isErased()) {
            file(facts, evidence);
        }
        facts.putObject("log")
                .put("service", evidence.leaf().service())
                .put("leaf", evidence.leaf().leaf());
        var steps = facts.putArray("custody");
        for (var step : custody) {
            ObjectNode shown = Json.MAPPER.valueToTree(step);
            shown.remove("evidenceId");
            steps.add(shown);
        }
        return facts;
    }

    private static void file(ObjectNode facts, Evidence evidence) {
        facts.put("sha256", evidence.sha256())
                .put("size", evidence.size())
                .put("mediaType", evidence.mediaType())
                .put("content", "/v1/evidence/" + evidence.id() + "/content");
        if (evidence.filename() != null) {
            facts.put("filename", evidence.filename());
        }
        if (evidence.capture() != null) {
            facts.set("capture", Json.MAPPER.valueToTree(evidence.capture()));
        }
    }
}
