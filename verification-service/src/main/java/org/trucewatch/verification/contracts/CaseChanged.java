package org.trucewatch.verification.contracts;

import java.time.Instant;
import java.util.UUID;

/**
 * {@code verification.case-changed.v1}: how far a review has come, as everybody may know it. It says nothing of round
 * one, and DECIDED only once the finding is released.
 *
 * @param status OPEN while no party may be told of the case, and so nobody is asked
 * @param accusedParty the party that is asked for an account, or was last; absent where none was
 * @param joinedInto the incident that took all its reports, where the status is JOINED
 */
public record CaseChanged(
        UUID id,
        UUID incidentId,
        String agreementId,
        String status,
        String accusedParty,
        Instant replyBy,
        UUID joinedInto,
        Instant openedAt,
        boolean drill) {

    public static final String TYPE = "verification.case-changed.v1";
}
