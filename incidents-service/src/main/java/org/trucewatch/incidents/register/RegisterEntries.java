package org.trucewatch.incidents.register;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** All revisions of all entries of all registers. */
@ApplicationScoped
public class RegisterEntries implements PanacheRepositoryBase<RegisterEntry, UUID> {

    private static final String HELD = """
            select distinct on (entry_id) * from register_entry
             where agreement_id = ?1 and register = ?2 and entry_id > ?3 and (holds_from is null or holds_from <= ?4)
             order by entry_id, holds_from desc nulls last, number desc limit ?5""";

    private static final String TENURE = """
            select * from (select *, content ->> 'owner' as owner,
                                  lag(content ->> 'owner') over (order by holds_from nulls first, number) as before
                             from register_entry
                            where agreement_id = ?1 and register = 'protected-sites' and entry_id = %s
                              and (holds_from is null or holds_from <= %s)) turn
             where owner is distinct from before
             order by holds_from desc nulls last, number desc limit 1""";

    private static final String TENURE_OF_ONE = TENURE.formatted("?2", "?3");

    // an owner of the past is shown nothing, and one of the present nothing that was another's
    private static final String SITES_FOR = """
            select shown.*
              from (select entry_id from register_entry
                     where agreement_id = ?1 and register = 'protected-sites' and content ->> 'owner' = ?2
                    union
                    select site_id from site_grant
                     where agreement_id = ?1 and party = ?2 and withdrawn_at is null) site
             cross join lateral (%s) present
             cross join lateral (select * from register_entry
                     where agreement_id = ?1 and register = 'protected-sites' and entry_id = site.entry_id
                       and (holds_from is null or holds_from <= ?4)
                     order by holds_from desc nulls last, number desc limit 1) shown
             where site.entry_id > ?3 and shown.content ->> 'owner' = present.owner
               and (present.owner = ?2
                    or exists (select 1 from site_grant
                                where agreement_id = ?1 and party = ?2 and site_id = site.entry_id
                                  and tenure = present.number and withdrawn_at is null))
             order by site.entry_id limit ?6""".formatted(TENURE.formatted("site.entry_id", "?5"));

    private static final String ADHERE = """
            update register_entry
               set content = jsonb_set(content, '{adherence}',
                                       jsonb_build_object('from', cast(?3 as text), 'depositedWith', cast(?4 as text)))
             where agreement_id = ?1 and register = 'actors' and entry_id = ?2
               and coalesce(cast(content #>> '{adherence,from}' as timestamptz) > cast(?3 as timestamptz), true)""";

    private static final String HAS_ADHERENCE = """
            select content -> 'adherence' = cast(?2 as jsonb) -> 'adherence' from register_entry where id = ?1""";

    private static final int ALL = Integer.MAX_VALUE;

    /** What holds at a time, in the order of the entries' ids. */
    public List<RegisterEntry> of(String agreementId, Register register, Instant time) {
        return after(agreementId, register, time, "", ALL);
    }

    /** A page of what holds at a time, in the order of the entries' ids. */
    public List<RegisterEntry> after(String agreementId, Register register, Instant time, String entryId, int most) {
        return getEntityManager()
                .createNativeQuery(HELD, RegisterEntry.class)
                .setParameter(1, agreementId)
                .setParameter(2, register.title())
                .setParameter(3, entryId)
                .setParameter(4, time)
                .setParameter(5, most)
                .getResultList();
    }

    /** What holds of an entry at a time. */
    public Optional<RegisterEntry> held(String agreementId, Register register, String entryId, Instant time) {
        return find(
                        "agreementId = ?1 and register = ?2 and entryId = ?3 and (holdsFrom is null or holdsFrom <= ?4)"
                                + " order by holdsFrom desc nulls last, number desc",
                        agreementId,
                        register.title(),
                        entryId,
                        time)
                .firstResultOptional();
    }

    /** The revision by which a protected site became its present owner's. */
    public Optional<RegisterEntry> tenure(String agreementId, String siteId, Instant now) {
        return getEntityManager()
                .createNativeQuery(TENURE_OF_ONE, RegisterEntry.class)
                .setParameter(1, agreementId)
                .setParameter(2, siteId)
                .setParameter(3, now)
                .getResultStream()
                .findFirst();
    }

    /** A page of the protected sites that a party owns or was given sight of, as they are at a time, by their ids. */
    public List<RegisterEntry> sitesFor(
            String agreementId, String party, Instant time, Instant now, String entryId, int most) {
        return getEntityManager()
                .createNativeQuery(SITES_FOR, RegisterEntry.class)
                .setParameter(1, agreementId)
                .setParameter(2, party)
                .setParameter(3, entryId)
                .setParameter(4, time)
                .setParameter(5, now)
                .setParameter(6, most)
                .getResultList();
    }

    /** A page of the revisions of one entry, in their order. */
    public List<RegisterEntry> revisions(String agreementId, Register register, String entryId, int after, int most) {
        return find(
                        "agreementId = ?1 and register = ?2 and entryId = ?3 and number > ?4",
                        Sort.by("number"),
                        agreementId,
                        register.title(),
                        entryId,
                        after)
                .page(0, most)
                .list();
    }

    /** The one that was entered last, whether it holds yet or not. */
    Optional<RegisterEntry> last(String agreementId, Register register, String entryId) {
        return find(
                        "agreementId = ?1 and register = ?2 and entryId = ?3",
                        Sort.descending("number"),
                        agreementId,
                        register.title(),
                        entryId)
                .firstResultOptional();
    }

    /** Whether anything was ever entered under the id. */
    public boolean holds(String agreementId, Register register, String entryId) {
        return count("agreementId = ?1 and register = ?2 and entryId = ?3", agreementId, register.title(), entryId) > 0;
    }

    /** Whether both say the same of the actor's acceptance. @param content of another revision */
    boolean hasAdherenceOf(RegisterEntry revision, String content) {
        return (boolean) getEntityManager()
                .createNativeQuery(HAS_ADHERENCE, Boolean.class)
                .setParameter(1, revision.id())
                .setParameter(2, content)
                .getSingleResult();
    }

    /** The actor's entry shows this acceptance in every revision, unless that shows an earlier one. */
    void adhere(String agreementId, String actorId, String from, String depositedWith) {
        getEntityManager()
                .createNativeQuery(ADHERE)
                .setParameter(1, agreementId)
                .setParameter(2, actorId)
                .setParameter(3, from)
                .setParameter(4, depositedWith)
                .executeUpdate();
    }
}
