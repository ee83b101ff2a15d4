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

    /** Whether the party may see what the owner says of the site. @param tenure of the owner */
    public boolean stands(String agreementId, String siteId, int tenure, String party) {
        return count(
                        "agreementId = ?1 and siteId = ?2 and tenure = ?3 and party = ?4 and withdrawnAt is null",
                        agreementId,
                        siteId,
                        tenure,
                        party)
                > 0;
    }

    /** A page of those of a site after the given one. @param isOfAll whether those of other tenures as well */
    public List<SiteGrant> after(
            String agreementId, String siteId, int tenure, boolean isOfAll, Instant madeAt, UUID id, int most) {
        return find(
                        "agreementId = ?1 and siteId = ?2 and (?3 = true or tenure = ?4) and (madeAt, id) > (?5, ?6)",
                        Sort.by("madeAt", "id"),
                        agreementId,
                        siteId,
                        isOfAll,
                        tenure,
                        madeAt,
                        id)
                .page(0, most)
                .list();
    }
}
