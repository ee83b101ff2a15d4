package org.trucewatch.kit.timers;

import java.time.Instant;

/**
 * Thrown by a deadline that finds, on the business clock, that its time has not come: whatever it did is undone, and the
 * deadline stays and falls due at the given time.
 */
public class NotYet extends RuntimeException {

    private final Instant until;

    public NotYet(Instant until) {
        super("not before " + until, null, false, false); // no fault, so no trace
        this.until = until;
    }

    Instant until() {
        return until;
    }
}
