package org.trucewatch.incidents.incident;

import java.time.Instant;

import jakarta.persistence.Embeddable;

/** When an incident changed, for whom it did. */
@Embeddable
class Changes {

    private long revision;
    private Instant createdAt;
    private Instant changedAt;
    private Instant touchedAt;
    private Instant turnedAt;

    protected Changes() {}

    Changes(Instant now) {
        createdAt = now;
        changedAt = now;
    }

    /** What is told of it is no longer what was told. */
    void tell(Instant now) {
        revision++;
        changedAt = now;
    }

    /** Something changed that is shown beside every side of it but the public one: its admission, or its case. */
    void touch(Instant now) {
        touchedAt = now;
        changedAt = now;
    }

    /** Something changed that everybody is shown: its state, or what was found. */
    void turn(Instant now) {
        touch(now);
        turnedAt = now;
    }

    long revision() {
        return revision;
    }
}
