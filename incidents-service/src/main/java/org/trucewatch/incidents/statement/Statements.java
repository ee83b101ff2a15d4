package org.trucewatch.incidents.statement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** All statements. */
@ApplicationScoped
public class Statements implements PanacheRepositoryBase<Statement, UUID> {

    private static final Sort IN_ORDER = Sort.by("madeAt", "id");

    /** A page of an agreement's statements after the given one, oldest first. */
    public List<Statement> after(String agreementId, Instant madeAt, UUID id, int most) {
        return find("agreementId = ?1 and (madeAt, id) > (?2, ?3)", IN_ORDER, agreementId, madeAt, id)
                .page(0, most)
                .list();
    }
}
