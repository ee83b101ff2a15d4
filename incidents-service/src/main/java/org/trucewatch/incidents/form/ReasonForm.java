package org.trucewatch.incidents.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.incidents.body.Fields;

import java.util.UUID;

/** The body by which an agency asks for an erasure, or a source keeper confirms it, and why. */
public record ErasureForm(UUID id, String reason) {

    // it stays when everything else is gone, so it is not to become a report of its own
    private static final int LONGEST_REASON = 500;

    /** @throws org.trucewatch.kit.problems.Refusal 422 with every field that is wrong */
    public static ErasureForm read(ObjectNode body) {
        return read(Fields.of(body).only("id", "reason"));
    }

    /** @throws org.trucewatch.kit.problems.Refusal 422 with every field that is wrong */
    public static ErasureForm confirming(ObjectNode body) {
        return read(Fields.of(body).only("reason"));
    }

    private static ErasureForm read(Fields form) {
        form.need("reason");
        var id = form.uuid("id");
        var reason = form.text("reason", LONGEST_REASON);
        form.refuseIfWrong();
        return new ErasureForm(id, reason);
    }
}
