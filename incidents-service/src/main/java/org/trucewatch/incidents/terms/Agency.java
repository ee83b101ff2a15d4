package org.trucewatch.incidents.terms;

import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * An accredited agency; one affiliation counts once when reports corroborate each other.
 *
 * @param accreditedUntil excluded; null while no end is known
 */
public record Agency(
        String id, String affiliation, String sponsor, OffsetDateTime accreditedFrom, OffsetDateTime accreditedUntil) {

    /** Whether it may report at the time. */
    public boolean isAccredited(Instant time) {
        return !accreditedFrom.toInstant().isAfter(time)
                && (accreditedUntil == null || time.isBefore(accreditedUntil.toInstant()));
    }
}
