package org.trucewatch.verification.casefile;

import java.time.Instant;

import jakarta.persistence.Embeddable;

/**
 * A request for an account that another one followed.
 *
 * @param heard the party answered, or its time passed; if not, the question was taken back
 */
@Embeddable
public record EarlierRequest(
        String party,
        String actor,
        Instant requestedAt,
        Instant servedAt,
        Instant replyBy,
        boolean heard,
        boolean silent) {}
