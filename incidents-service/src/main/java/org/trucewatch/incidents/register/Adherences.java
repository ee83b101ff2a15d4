package org.trucewatch.incidents.register;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** All adherences, in the order in which they were entered. */
@ApplicationScoped
public class Adherences implements PanacheRepositoryBase<Adherence, UUID> {

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
