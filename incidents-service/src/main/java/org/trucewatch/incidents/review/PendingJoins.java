package org.trucewatch.incidents.review;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Requests to join that wait for a second adjudicator, and those that were settled. */
@ApplicationScoped
class PendingJoins implements PanacheRepositoryBase<PendingJoin, UUID> {

    Optional<PendingJoin> open(UUID incidentId, UUID otherId) {
        return find("incidentId = ?1 and otherId = ?2 and settledAt is null", incidentId, otherId)
                .firstResultOptional();
    }
}
