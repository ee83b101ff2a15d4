package org.trucewatch.incidents.register;

import org.trucewatch.incidents.agreement.Agreements;
import org.trucewatch.kit.problems.Refusal;
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
    public Outcome contest(Register register, String entryId, Saying.Words words) {
        agreements.require(words.agreementId());
        var known = contests.findById(words.id());
        if (known != null) {
            known.check(words, known.isOf(register, entryId) && known.party().equals(words.party()));
            return new Outcome(known, false);
        }
        var standing = contests.standing(words.agreementId(), register, List.of(entryId));
        if (standing.stream().anyMatch(one -> one.party().equals(words.party()))) {
            throw Refusal.conflict("contested-already", "The party contests this entry already");
        }
        var contest = new Contest(register, entryId, words, clock.instant());
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
