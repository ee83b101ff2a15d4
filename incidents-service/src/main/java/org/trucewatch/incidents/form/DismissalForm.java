package org.trucewatch.incidents.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.incidents.body.Fields;
import org.trucewatch.incidents.body.Wording;

import java.util.Set;

/** Why two things that look alike are two events. */
public record DismissalForm(String reason) {

    /** @throws org.trucewatch.kit.problems.Refusal 422 with every field that is wrong */
    public static DismissalForm read(ObjectNode body) {
        var form = Fields.of(body).nothingBut(Set.of("reason")).need("reason");
        var reason = form.text("reason", Wording.LONG_TEXT);
        form.refuseIfWrong();
        return new DismissalForm(reason);
    }
}
