package org.trucewatch.incidents.register;

import org.trucewatch.incidents.agreement.Agreements;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.problems.Repeatable;
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

    /** A party is given sight of a site once at a time. */
    @Transactional
    public Outcome give(SiteGrant.Given given) {
        agreements.require(given.agreementId());
        var known = grants.findById(given.id());
        if (known != null) {
            if (!known.isOf(given)) {
                throw Refusal.conflict("different-content", "This id is taken by other content");
            }
            Repeatable.check(known.digest(), given.digest());
            return new Outcome(known, false);
        }
        if (grants.stands(given.agreementId(), given.siteId(), given.owner(), given.party())) {
            throw Refusal.conflict("granted-already", "The party sees this site already");
        }
        var grant = SiteGrant.of(given, clock.instant());
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
