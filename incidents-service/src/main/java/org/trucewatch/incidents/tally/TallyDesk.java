package org.trucewatch.incidents.tally;

import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.problems.Repeatable;
import org.trucewatch.kit.time.BusinessClock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

/** Takes tallies. */
@ApplicationScoped
public class TallyDesk {

    /** @param isNew false when it was taken before under the same id */
    public record Outcome(Tally tally, boolean isNew) {}

    private final Tallies tallies;
    private final BusinessClock clock;
    private final Event<Counted> received;

    TallyDesk(Tallies tallies, BusinessClock clock, Event<Counted> received) {
        this.tallies = tallies;
        this.clock = clock;
        this.received = received;
    }

    @Transactional
    public Outcome take(Tally.Sent sent, String agency) {
        var before = tallies.findById(sent.id());
        if (before != null) {
            if (!before.agency().equals(agency)) {
                throw Refusal.conflict("different-content", "This id is taken by other content");
            }
            Repeatable.check(before.digest(), sent.digest());
            return new Outcome(before, false);
        }
        var tally = Tally.of(sent, agency, clock.instant());
        tallies.persist(tally);
        received.fire(new Counted(tally));
        return new Outcome(tally, true);
    }
}
