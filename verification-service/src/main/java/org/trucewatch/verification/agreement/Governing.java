package org.trucewatch.verification.agreement;

import java.time.Instant;

/** One version of an agreement that has been in force, and when. */
public record Governing(String agreementId, int version, Instant from, Instant until, Terms terms) {

    boolean at(Instant act) {
        return !act.isBefore(from) && (until == null || act.isBefore(until));
    }
}
