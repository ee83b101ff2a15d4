package org.trucewatch.incidents.register;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** That something was taken back: by whom, when and why. */
@Embeddable
public class Withdrawal {

    @Column(name = "withdrawn_by")
    private String by;

    @Column(name = "withdrawn_at")
    private Instant at;

    @Column(name = "withdrawn_reason")
    private String reason;

    protected Withdrawal() {}

    static Withdrawal of(String by, String reason, Instant now) {
        var withdrawal = new Withdrawal();
        withdrawal.by = by;
        withdrawal.at = now;
        withdrawal.reason = reason;
        return withdrawal;
    }

    public String by() {
        return by;
    }

    public Instant at() {
        return at;
    }

    public String reason() {
        return reason;
    }
}
