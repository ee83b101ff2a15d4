package org.trucewatch.incidents.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.kit.problems.FieldError;
import org.trucewatch.kit.problems.Refusal;

import java.util.ArrayList;

/** The shape of a report as intake checks it, before the agreement comes into it. */
public final class ReportShape {

    private ReportShape() {}

    /** @throws Refusal 422 with every field that is wrong */
    public static void read(ObjectNode body) {
        var errors = new ArrayList<FieldError>();
        ReportForm.read(body, errors);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }
}
