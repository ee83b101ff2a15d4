package org.trucewatch.notification.meeting;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import org.trucewatch.kit.problems.Refusal;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

/** All requests to meet. */
@ApplicationScoped
public class Meetings implements PanacheRepositoryBase<Meeting, UUID> {

    public Meeting require(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("The meeting"));
    }

    /**
     * For changing it; who comes second sees what the first did.
     *
     * @throws Refusal 404 when there is no such meeting
     */
    public Meeting locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> Refusal.notFound("The meeting"));
    }
}
