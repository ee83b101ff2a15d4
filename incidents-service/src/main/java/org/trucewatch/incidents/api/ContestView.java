package org.trucewatch.incidents.api;

import org.trucewatch.incidents.register.Contest;
import org.trucewatch.incidents.register.Withdrawal;

import java.time.Instant;
import java.util.UUID;

/** A contest on the wire. @param withdrawn left out while it stands */
public record ContestView(UUID id, String party, String by, Instant at, String reason, Withdrawal withdrawn) {

    static ContestView of(Contest contest) {
        return new ContestView(
                contest.id(),
                contest.party(),
                contest.madeBy(),
                contest.madeAt(),
                contest.reason(),
                contest.withdrawal().orElse(null));
    }
}
