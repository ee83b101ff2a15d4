package org.trucewatch.incidents.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.incidents.body.Fields;
import org.trucewatch.incidents.body.Wording;

import java.util.UUID;

/** The body by which an agency asks for a key for one of its phones, or says why one is revoked. */
public record KeyForm(UUID id, String label) {

    private static final int LONGEST_REASON = 500;

    /** @throws org.trucewatch.kit.problems.Refusal 422 with every field that is wrong */
    public static KeyForm read(ObjectNode body) {
        var form = Fields.of(body).only("id", "label").need("label");
        var id = form.uuid("id");
        var label = form.text("label", Wording.NAME);
        form.refuseIfWrong();
        return new KeyForm(id, label);
    }

    /** Why it is revoked. @throws org.trucewatch.kit.problems.Refusal 422 with every field that is wrong */
    public static String revoking(ObjectNode body) {
        var form = Fields.of(body).exactly("reason");
        var reason = form.text("reason", LONGEST_REASON);
        form.refuseIfWrong();
        return reason;
    }
}
