package org.trucewatch.verification.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.trucewatch.kit.problems.FieldError;
import org.trucewatch.kit.problems.Refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A step that needs a reason. */
@Schema(name = "Reason")
record ReasonBody(UUID id, String reason) {

    private static final int LONGEST = 5_000;

    ReasonBody checked() {
        var faults = new ArrayList<FieldError>();
        check(reason, faults);
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return this;
    }

    static void check(String reason, List<FieldError> faults) {
        if (reason == null || reason.isBlank()) {
            faults.add(new FieldError("#/reason", "is required"));
        } else if (reason.length() > LONGEST) {
            faults.add(new FieldError("#/reason", "may have " + LONGEST + " characters"));
        }
    }
}
