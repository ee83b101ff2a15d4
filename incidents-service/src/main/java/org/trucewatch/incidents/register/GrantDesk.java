package org.trucewatch.incidents.register;

import org.trucewatch.incidents.agreement.Agreements;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.BusinessClock;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Where sight of protected sites is given and taken back. */
@ApplicationScoped
public class GrantDesk {

    /** @param isNew false when the same was sent before */
    public record Outcome(SiteGrant grant, boolean isNew) {}

    private final Agreements agreements;
    private final SiteGrants grants;
    private final BusinessClock clock;

    GrantDesk(Agreements agreements, SiteGrants grants, BusinessClock clock) {
        this.agreements = agreements;
        this.grants = grants;
        this.clock = clock;
    }

    /** A party is given sight of a site once at a time. @param tenure of the site's owner */
    @Transactional
    public Outcome give(String siteId, int tenure, Saying.Words words) {
        agreements.require(words.agreementId());
        var known = grants.findById(words.id());
        if (known != null) {
            known.check(words, known.isOf(siteId, tenure));
            return new Outcome(known, false);
        }
        if (grants.stands(words.agreementId(), siteId, tenure, words.party())) {
            throw Refusal.conflict("granted-already", "The party sees this site already");
        }
        var grant = new SiteGrant(siteId, tenure, words, clock.instant());
        grants.persist(grant);
        return new Outcome(grant, true);
    }

    @Transactional
    public Outcome withdraw(UUID id, String by, String reason) {
        var grant = grants.findById(id);
        agreements.require(grant.agreementId());
        grants.getEntityManager().refresh(grant);
        return new Outcome(grant, grant.withdraw(by, reason, clock.instant()));
    }
}
