package org.trucewatch.incidents.register;

import org.trucewatch.incidents.agreement.Agreements;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.problems.Repeatable;
import org.trucewatch.kit.time.BusinessClock;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Where parties contest entries. Nothing that is done here changes what an entry does. */
@ApplicationScoped
public class ContestDesk {

    /** @param isNew false when the same was sent before */
    public record Outcome(Contest contest, boolean isNew) {}

    private final Agreements agreements;
    private final Contests contests;
    private final BusinessClock clock;

    ContestDesk(Agreements agreements, Contests contests, BusinessClock clock) {
        this.agreements = agreements;
        this.contests = contests;
        this.clock = clock;
    }

    /** A party contests an entry once at a time. */
    @Transactional
    public Outcome contest(Contest.Made made) {
        agreements.require(made.agreementId());
        var known = contests.findById(made.id());
        if (known != null) {
            if (!known.isOf(made)) {
                throw Refusal.conflict("different-content", "This id is taken by other content");
            }
            Repeatable.check(known.digest(), made.digest());
            return new Outcome(known, false);
        }
        var standing = contests.standing(made.agreementId(), made.register(), List.of(made.entryId()));
        if (standing.stream().anyMatch(one -> one.party().equals(made.party()))) {
            throw Refusal.conflict("contested-already", "The party contests this entry already");
        }
        var contest = Contest.of(made, clock.instant());
        contests.persist(contest);
        return new Outcome(contest, true);
    }

    /** The party takes it back. */
    @Transactional
    public Outcome withdraw(UUID id, String by, String reason) {
        var contest = contests.findById(id);
        agreements.require(contest.agreementId());
        contests.getEntityManager().refresh(contest);
        return new Outcome(contest, contest.withdraw(by, reason, clock.instant()));
    }
}
