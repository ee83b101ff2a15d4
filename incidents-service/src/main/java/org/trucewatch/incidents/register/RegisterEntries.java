package org.trucewatch.incidents.register;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** All entries of all registers. */
@ApplicationScoped
public class RegisterEntries implements PanacheRepositoryBase<RegisterEntry, UUID> {

    public List<RegisterEntry> of(String agreementId, Register register) {
        return list("agreementId = ?1 and register = ?2", Sort.by("entryId"), agreementId, register.title());
    }

    /** A page in the order of the entries' ids. */
    public List<RegisterEntry> after(String agreementId, Register register, String entryId, int most) {
        return find(
                        "agreementId = ?1 and register = ?2 and entryId > ?3",
                        Sort.by("entryId"),
                        agreementId,
                        register.title(),
                        entryId)
                .page(0, most)
                .list();
    }
}
