package org.trucewatch.incidents.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.incidents.body.Fields;
import org.trucewatch.incidents.body.Wording;

import java.util.Set;
import java.util.UUID;

/** The body of a join or a part: either a report or another incident, and why. */
public record LinkForm(UUID reportId, UUID incidentId, String reason) {

    /** @throws org.trucewatch.kit.problems.Refusal 422 with every field that is wrong */
    public static LinkForm read(ObjectNode body) {
        var form = Fields.of(body)
                .nothingBut(Set.of("reportId", "incidentId", "reason"))
                .need("reason");
        var report = form.uuid("reportId");
        var incident = form.uuid("incidentId");
        var reason = form.text("reason", Wording.LONG_TEXT);
        if (form.has("reportId") == form.has("incidentId")) {
            form.wrong("reportId", "either reportId or incidentId is required");
        }
        form.refuseIfWrong();
        return new LinkForm(report, incident, reason);
    }
}
