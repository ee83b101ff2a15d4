package org.trucewatch.notification.notice;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import org.trucewatch.kit.problems.Refusal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
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

    /** The notices for releasing or for adding to; others wait until that is done. */
    public List<Notice> locked(Collection<UUID> ids) {
        return find("id in ?1 order by id", ids)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /**
     * Which released notices are asked for; null means any.
     *
     * @param member a party that must be one of the agreement's
     * @param party a party the notice was delivered to
     * @param state PENDING, SERVED or ACKNOWLEDGED for that party, or for any party where none is given
     * @param subject the subject, or the case that a daily schedule lists
     * @param beforeReleased sort keys of the last item of the page before
     */
    public record Wanted(
            String agreement,
            String member,
            String party,
            Kind kind,
            String state,
            String subject,
            Instant beforeReleased,
            UUID beforeId,
            Instant now,
            int atMost) {}

    /** Released notices, newest first. */
    public List<Notice> released(Wanted wanted) {
        return getEntityManager()
                .createNativeQuery("""
                        select n.* from notice n
                         where n.released_at is not null
                           and (cast(:agreement as text) is null or n.agreement_id = :agreement)
                           and (cast(:member as text) is null
                                or exists (select from party p
                                            where p.agreement_id = n.agreement_id and p.code = :member))
                           and (cast(:kind as text) is null or n.kind = :kind)
                           and (cast(:subject as text) is null or n.subject = :subject
                                or exists (select from schedule_entry e
                                            where e.notice_id = n.id and e.case_id::text = :subject))
                           and ((cast(:party as text) is null and cast(:state as text) is null)
                                or exists (select from delivery d
                                            where d.notice_id = n.id
                                              and (cast(:party as text) is null or d.party = :party)
                                              and (cast(:state as text) is null or case
                                                   when d.state = 'ACKNOWLEDGED' then 'ACKNOWLEDGED'
                                                   when d.served_at <= :now then 'SERVED'
                                                   else 'PENDING' end = :state)))
                           and (cast(:beforeReleased as timestamptz) is null
                                or (n.released_at, n.id) < (cast(:beforeReleased as timestamptz), cast(:beforeId as uuid)))
                         order by n.released_at desc, n.id desc
                         limit :atMost""", Notice.class)
                .setParameter("agreement", wanted.agreement())
                .setParameter("member", wanted.member())
                .setParameter(
                        "kind", wanted.kind() == null ? null : wanted.kind().name())
                .setParameter("subject", wanted.subject())
                .setParameter("party", wanted.party())
                .setParameter("state", wanted.state())
                .setParameter("now", wanted.now())
                .setParameter("beforeReleased", wanted.beforeReleased())
                .setParameter("beforeId", wanted.beforeId())
                .setParameter("atMost", wanted.atMost())
                .getResultList();
    }
}
