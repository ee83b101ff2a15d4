package org.trucewatch.verification.casefile;

import java.time.Duration;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * Who is asked for an account, when, and by when it may answer.
 *
 * @param party who answers for the actor
 * @param actor whose act it is held to be
 * @param releaseAt when the request goes out: at once, or with the next daily schedule
 * @param servedAt the first office hour of the party at or after that; its clock starts here
 * @param extendedAt when the one extension was taken, or null
 */
@Embeddable
public record AccountRequest(
        @Column(name = "asked_party") String party,
        @Column(name = "asked_actor") String actor,
        Instant requestedAt,
        @Column(name = "request_release_at") Instant releaseAt,
        Instant servedAt,
        Instant replyBy,
        Instant extendedAt,
        String extensionReason) {

    AccountRequest extendedBy(Duration extension, String reason, Instant now) {
        if (extendedAt != null) {
            throw CaseProblems.alreadyExtended(replyBy);
        }
        return new AccountRequest(party, actor, requestedAt, releaseAt, servedAt, replyBy.plus(extension), now, reason);
    }

    public boolean isExtended() {
        return extendedAt != null;
    }

    public boolean isPastAt(Instant instant) {
        return !instant.isBefore(replyBy);
    }
}
