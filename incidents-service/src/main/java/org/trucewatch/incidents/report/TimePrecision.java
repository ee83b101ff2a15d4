package org.trucewatch.incidents.report;

import java.time.Duration;

/** How exactly the time is known; a coarser time is stretched before it is compared. */
public enum TimePrecision {
    EXACT(Duration.ofMinutes(10)),
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ZERO), // the interval already spans the day
    RANGE(Duration.ZERO);

    private final Duration slack;

    TimePrecision(Duration slack) {
        this.slack = slack;
    }

    public Duration slack() {
        return slack;
    }

    /** Whether it tells one event of a day from another. */
    public boolean withinTheDay() {
        return this == EXACT || this == HOUR;
    }
}
