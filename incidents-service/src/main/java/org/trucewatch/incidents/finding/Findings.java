package org.trucewatch.incidents.finding;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Copies of all findings, released or not. */
@ApplicationScoped
class Findings implements PanacheRepositoryBase<Finding, UUID> {

    /** Whether one about the incident is shown. */
    boolean isReleased(UUID incidentId) {
        return count("incidentId = ?1 and released", incidentId) > 0;
    }

    boolean isKnown(UUID incidentId, long revision) {
        return count("incidentId = ?1 and revision = ?2", incidentId, revision) > 0;
    }
}
