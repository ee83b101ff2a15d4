package org.trucewatch.verification.contracts;

import java.time.Instant;
import java.util.UUID;

/**
 * {@code verification.case-changed.v1}: how far a review has come, as everybody may know it. It says nothing of round
 * one, and DECIDED only once the finding is released.
 *
 * @param accusedParty the party that was asked for an account; absent where none was
 */
public record CaseChanged(
        UUID id,
        UUID incidentId,
        String agreementId,
        String status,
        String accusedParty,
        Instant replyBy,
        Instant openedAt,
        boolean drill) {

    public static final String TYPE = "verification.case-changed.v1";
}
