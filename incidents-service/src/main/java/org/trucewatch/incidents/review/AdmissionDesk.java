package org.trucewatch.incidents.review;

import org.trucewatch.incidents.face.Chronicle;
import org.trucewatch.incidents.incident.Incident;
import org.trucewatch.incidents.incident.Incidents;
import org.trucewatch.kit.time.BusinessClock;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Where adjudicators admit what no rule admitted, or refuse it with a reason. */
@ApplicationScoped
public class AdmissionDesk {

    private final Incidents incidents;
    private final Chronicle chronicle;
    private final BusinessClock clock;

    AdmissionDesk(Incidents incidents, Chronicle chronicle, BusinessClock clock) {
        this.incidents = incidents;
        this.chronicle = chronicle;
        this.clock = clock;
    }

    @Transactional
    public Incident decide(UUID id, boolean admit, String reason, String adjudicator) {
        var incident = incidents.require(id);
        if (admit) {
            incident.admit(adjudicator, reason, clock.instant());
        } else {
            incident.refuse(adjudicator, reason, clock.instant());
        }
        chronicle.announce(incident);
        return incident;
    }
}
