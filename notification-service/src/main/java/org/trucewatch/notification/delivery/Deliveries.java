package org.trucewatch.notification.delivery;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import org.trucewatch.notification.party.Channel;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

/** All deliveries. */
@ApplicationScoped
public class Deliveries implements PanacheRepositoryBase<Delivery, UUID> {

    public List<Delivery> of(UUID noticeId) {
        return list("noticeId = ?1 order by party, channel, id", noticeId);
    }

    /** Those to the inboxes of all parties, in the order of their codes. */
    public List<Delivery> inboxes(Collection<UUID> notices) {
        return list("noticeId in ?1 and channel = ?2 order by party", notices, Channel.INBOX);
    }

    /** The delivery to the party's inbox, for changing it. */
    public Optional<Delivery> inbox(UUID noticeId, String party) {
        return find("noticeId = ?1 and party = ?2 and channel = ?3", noticeId, party, Channel.INBOX)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** A delivery that is there, for changing it. */
    public Delivery locked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The database's time, which the sending of deliveries goes by. */
    public Instant databaseNow() {
        return (Instant) getEntityManager()
                .createNativeQuery("select now()", Instant.class)
                .getSingleResult();
    }
}
