package org.trucewatch.incidents.tally;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** All tallies. */
@ApplicationScoped
public class Tallies implements PanacheRepositoryBase<Tally, UUID> {

    /** A page of an agreement's tallies after the given one, in the order of receipt. */
    public List<Tally> after(String agreementId, Instant receivedAt, UUID id, int most) {
        return find(
                        "agreementId = ?1 and (receivedAt, id) > (?2, ?3)",
                        Sort.by("receivedAt", "id"),
                        agreementId,
                        receivedAt,
                        id)
                .page(0, most)
                .list();
    }
}
