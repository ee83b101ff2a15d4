package org.trucewatch.notification.notice;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import org.trucewatch.kit.problems.Refusal;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

/** All notices; what is not released is found only by those who release. */
@ApplicationScoped
public class Notices implements PanacheRepositoryBase<Notice, UUID> {

    /** @throws Refusal 404 also for a notice that is held: nobody may learn that it is coming */
    public Notice released(UUID id) {
        return findReleased(id).orElseThrow(() -> Refusal.notFound("The notice"));
    }

    public Optional<Notice> findReleased(UUID id) {
        return find("id = ?1 and releasedAt is not null", id).firstResultOptional();
    }

    /** The notice for releasing it or adding to it; others wait until that is done. */
    public Notice locked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
