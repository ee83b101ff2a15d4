package org.trucewatch.notification.delivery;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** All reports of notices that were handed over. */
@ApplicationScoped
public class Handovers implements PanacheRepositoryBase<Handover, UUID> {

    public List<Handover> ofNotice(UUID noticeId) {
        return list("delivery.noticeId = ?1 order by reportedAt, id", noticeId);
    }
}
