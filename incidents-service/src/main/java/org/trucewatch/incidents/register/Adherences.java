package org.trucewatch.incidents.register;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** All adherences, in the order in which they were entered. */
@ApplicationScoped
public class Adherences implements PanacheRepositoryBase<Adherence, UUID> {

    private static final String EARLIEST = """
            select * from adherence where agreement_id = ?1 and actor_id = ?2
             order by cast(starts_at as timestamptz), entered_at limit 1""";

    /** The one that counts. */
    Optional<Adherence> earliest(String agreementId, String actorId) {
        return getEntityManager()
                .createNativeQuery(EARLIEST, Adherence.class)
                .setParameter(1, agreementId)
                .setParameter(2, actorId)
                .getResultStream()
                .findFirst();
    }

    /** A page of those of an actor after the given one. */
    public List<Adherence> after(String agreementId, String actorId, Instant enteredAt, UUID id, int most) {
        return find(
                        "agreementId = ?1 and actorId = ?2 and (enteredAt, id) > (?3, ?4)",
                        Sort.by("enteredAt", "id"),
                        agreementId,
                        actorId,
                        enteredAt,
                        id)
                .page(0, most)
                .list();
    }
}
