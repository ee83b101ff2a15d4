package org.trucewatch.notification.notice;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Who has taken note of what. */
@ApplicationScoped
public class Acknowledgements implements PanacheRepositoryBase<Acknowledgement, UUID> {

    public Optional<Acknowledgement> of(UUID noticeId, String party) {
        return findByIdOptional(Acknowledgement.idOf(noticeId, party));
    }

    public List<Acknowledgement> of(UUID noticeId) {
        return list("noticeId = ?1 order by at", noticeId);
    }
}
