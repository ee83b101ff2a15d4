package org.trucewatch.incidents.register;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** All contests, in the order in which they were made. */
@ApplicationScoped
public class Contests implements PanacheRepositoryBase<Contest, UUID> {

    private static final Sort ORDER = Sort.by("madeAt", "id");

    /** Those of some entries that have not been withdrawn. */
    public List<Contest> standing(String agreementId, Register register, Collection<String> entryIds) {
        return list(
                "agreementId = ?1 and register = ?2 and entryId in ?3 and withdrawnAt is null",
                ORDER,
                agreementId,
                register.title(),
                entryIds);
    }

    /** A page of all of an entry after the given one. */
    public List<Contest> after(
            String agreementId, Register register, String entryId, Instant madeAt, UUID id, int most) {
        return find(
                        "agreementId = ?1 and register = ?2 and entryId = ?3 and (madeAt, id) > (?4, ?5)",
                        ORDER,
                        agreementId,
                        register.title(),
                        entryId,
                        madeAt,
                        id)
                .page(0, most)
                .list();
    }
}
