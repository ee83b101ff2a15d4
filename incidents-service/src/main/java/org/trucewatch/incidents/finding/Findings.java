package org.trucewatch.incidents.finding;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** Copies of all findings, released or not. */
@ApplicationScoped
class Findings implements PanacheRepositoryBase<Finding, UUID> {

    /** The incidents among these about which one is shown. */
    Set<UUID> releasedAmong(Collection<UUID> incidentIds) {
        return find("incidentId in ?1 and released", incidentIds).stream()
                .map(Finding::incidentId)
                .collect(Collectors.toSet());
    }

    boolean isKnown(UUID incidentId, long revision) {
        return count("incidentId = ?1 and revision = ?2", incidentId, revision) > 0;
    }
}
