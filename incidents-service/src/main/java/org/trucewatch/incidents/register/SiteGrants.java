package org.trucewatch.incidents.register;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** All grants of sight of protected sites, in the order in which they were given. */
@ApplicationScoped
public class SiteGrants implements PanacheRepositoryBase<SiteGrant, UUID> {

    /** Whether the party may see what the owner says of the site. */
    public boolean stands(String agreementId, String siteId, String owner, String party) {
        return count(
                        "agreementId = ?1 and siteId = ?2 and owner = ?3 and party = ?4 and withdrawnAt is null",
                        agreementId,
                        siteId,
                        owner,
                        party)
                > 0;
    }

    /** A page of those of a site after the given one. */
    public List<SiteGrant> after(String agreementId, String siteId, Instant madeAt, UUID id, int most) {
        return find(
                        "agreementId = ?1 and siteId = ?2 and (madeAt, id) > (?3, ?4)",
                        Sort.by("madeAt", "id"),
                        agreementId,
                        siteId,
                        madeAt,
                        id)
                .page(0, most)
                .list();
    }
}
