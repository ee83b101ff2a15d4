package org.trucewatch.notification.meeting;

import java.time.Instant;
import java.util.Objects;

import jakarta.persistence.Embeddable;

/** A time at which a meeting could begin, and how long it would take. */
@Embeddable
public class Proposal {

    private Instant startAt;
    private int minutes;

    protected Proposal() {}

    public Proposal(Instant startAt, int minutes) {
        this.startAt = startAt;
        this.minutes = minutes;
    }

    public Instant start() {
        return startAt;
    }

    public int minutes() {
        return minutes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Proposal that && startAt.equals(that.startAt) && minutes == that.minutes;
    }

    @Override
    public int hashCode() {
        return Objects.hash(startAt, minutes);
    }
}
