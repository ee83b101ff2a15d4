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

    /** Whether another is the same but for its time. */
    boolean saysAs(Decision other) {
        return other != null && equals(new Decision(other.admitted, other.by, other.reason, at));
    }

    IncidentState leadsTo() {
        return admitted ? IncidentState.ADMITTED : IncidentState.NOT_ADMITTED;
    }
}
