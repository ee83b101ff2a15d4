package org.trucewatch.incidents.agreement;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** One agreement: counts its changes, and is locked while it or its registers change. */
@Entity
public class Agreement {

    @Id
    private String id;

    private long revision;
    private long registerRevision;
    private Instant changedAt;

    protected Agreement() {}

    /** One of its versions changed. The new revision. */
    long changed(Instant now) {
        changedAt = now;
        return ++revision;
    }

    /** Its registers changed. The new revision of the registers. */
    public long registersChanged(Instant now) {
        changedAt = now;
        return ++registerRevision;
    }

    public String id() {
        return id;
    }
}
