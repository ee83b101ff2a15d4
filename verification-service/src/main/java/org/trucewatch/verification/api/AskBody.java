package org.trucewatch.verification.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.trucewatch.kit.problems.FieldError;
import org.trucewatch.kit.problems.Refusal;

import java.util.ArrayList;
import java.util.UUID;

/**
 * That the party answering for an actor is to be asked for its account.
 *
 * @param actor by the register's id
 */
@Schema(name = "AccountRequest")
record AskBody(UUID id, String actor, String reason) {

    AskBody checked() {
        var faults = new ArrayList<FieldError>();
        if (actor == null || actor.isBlank()) {
            faults.add(new FieldError("#/actor", "is required"));
        }
        ReasonBody.check(reason, faults);
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return this;
    }
}
