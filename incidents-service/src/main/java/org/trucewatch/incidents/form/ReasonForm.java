package org.trucewatch.incidents.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.incidents.body.Fields;

import java.util.UUID;

/** The body by which somebody asks for what a second person must confirm, or confirms it, and why. */
public record ReasonForm(UUID id, String reason) {

    // it stays when the report is gone, so it is not to become one of its own
    private static final int LONGEST_REASON = 500;

    /** @throws org.trucewatch.kit.problems.Refusal 422 with every field that is wrong */
    public static ReasonForm read(ObjectNode body) {
        return read(Fields.of(body).only("id", "reason"));
    }

    /** @throws org.trucewatch.kit.problems.Refusal 422 with every field that is wrong */
    public static ReasonForm confirming(ObjectNode body) {
        return read(Fields.of(body).only("reason"));
    }

    private static ReasonForm read(Fields form) {
        form.need("reason");
        var id = form.uuid("id");
        var reason = form.text("reason", LONGEST_REASON);
        form.refuseIfWrong();
        return new ReasonForm(id, reason);
    }
}
