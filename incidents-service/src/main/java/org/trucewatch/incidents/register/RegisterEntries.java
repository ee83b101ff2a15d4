package org.trucewatch.incidents.register;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** All entries of all registers. */
@ApplicationScoped
public class RegisterEntries implements PanacheRepositoryBase<RegisterEntry, UUID> {

    private static final String SITES_OF = """
            select * from register_entry
             where agreement_id = ?1 and register = 'protected-sites' and content ->> 'owner' = ?2 and entry_id > ?3
             order by entry_id limit ?4""";

    private static final String ADHERE = """
            update register_entry
               set content = jsonb_set(content, '{adherence}',
                                       jsonb_build_object('from', cast(?3 as text), 'depositedWith', cast(?4 as text)))
             where agreement_id = ?1 and register = 'actors' and entry_id = ?2
               and coalesce(cast(content #>> '{adherence,from}' as timestamptz) > cast(?3 as timestamptz), true)""";

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

    /** A page of the protected sites that a party owns, in the order of their ids. */
    public List<RegisterEntry> sitesOf(String agreementId, String owner, String entryId, int most) {
        return getEntityManager()
                .createNativeQuery(SITES_OF, RegisterEntry.class)
                .setParameter(1, agreementId)
                .setParameter(2, owner)
                .setParameter(3, entryId)
                .setParameter(4, most)
                .getResultList();
    }

    boolean holdsActor(String agreementId, String actorId) {
        return count(
                        "agreementId = ?1 and register = ?2 and entryId = ?3",
                        agreementId,
                        Register.ACTORS.title(),
                        actorId)
                > 0;
    }

    /** The actor's entry shows this acceptance, unless it shows an earlier one. */
    void adhere(Adherence.Deposit deposit) {
        getEntityManager()
                .createNativeQuery(ADHERE)
                .setParameter(1, deposit.agreementId())
                .setParameter(2, deposit.actorId())
                .setParameter(3, deposit.from())
                .setParameter(4, deposit.depositedWith())
                .executeUpdate();
    }
}
