package org.trucewatch.incidents.incident;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** A decision about admission; {@code by} is {@code rule} or the adjudicator. */
@Embeddable
public record Decision(
        boolean admitted,
        @Column(name = "admitted_by") String by,
        @Column(name = "admission_reason") String reason,
        @Column(name = "admitted_at") Instant at) {

    boolean isThat(boolean admits, String who, String why) {
        return admitted == admits && by.equals(who) && reason.equals(why);
    }

    IncidentState leadsTo() {
        return admitted ? IncidentState.ADMITTED : IncidentState.NOT_ADMITTED;
    }
}
