package org.trucewatch.verification.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.trucewatch.kit.problems.Refusal;

import java.util.UUID;

/** A step that needs a reason. */
@Schema(name = "Reason")
record ReasonBody(UUID id, String reason) {

    private static final int LONGEST = 5_000;

    ReasonBody checked() {
        if (reason == null || reason.isBlank()) {
            throw Refusal.invalid("#/reason", "is required");
        }
        if (reason.length() > LONGEST) {
            throw Refusal.invalid("#/reason", "may have " + LONGEST + " characters");
        }
        return this;
    }
}
