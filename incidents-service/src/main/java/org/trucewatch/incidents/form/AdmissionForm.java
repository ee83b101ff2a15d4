package org.trucewatch.incidents.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.incidents.body.Fields;
import org.trucewatch.incidents.body.Wording;

/** The body of a decision whether a case may open about an incident, and why. */
public record AdmissionForm(boolean admitted, String reason) {

    /** @throws org.trucewatch.kit.problems.Refusal 422 with every field that is wrong */
    public static AdmissionForm read(ObjectNode body) {
        var form = Fields.of(body).exactly("admitted", "reason");
        var admitted = form.truth("admitted");
        var reason = form.text("reason", Wording.LONG_TEXT);
        form.refuseIfWrong();
        return new AdmissionForm(admitted, reason);
    }
}
