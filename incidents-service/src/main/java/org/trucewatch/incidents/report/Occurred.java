package org.trucewatch.incidents.report;

import java.time.Instant;
import java.time.OffsetDateTime;

/** When it happened: an interval and how exactly its ends are known. */
public record Occurred(OffsetDateTime from, OffsetDateTime to, TimePrecision precision, boolean ongoing) {

    public Occurred {
        to = to == null ? from : to;
    }

    /** Earliest start that is compatible with the precision. */
    public Instant earliest() {
        return from.toInstant().minus(precision.slack());
    }

    /** Latest end that is compatible with the precision. */
    public Instant latest() {
        return to.toInstant().plus(precision.slack());
    }

    public boolean mayOverlap(Occurred other) {
        return !earliest().isAfter(other.latest()) && !other.earliest().isAfter(latest());
    }
}
