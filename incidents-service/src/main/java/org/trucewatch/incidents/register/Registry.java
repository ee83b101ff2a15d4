package org.trucewatch.incidents.register;

import org.trucewatch.incidents.agreement.Agreements;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.problems.Repeatable;
import org.trucewatch.kit.time.BusinessClock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

/** Where entries are made. */
@ApplicationScoped
public class Registry {

    private final Agreements agreements;
    private final RegisterEntries entries;
    private final BusinessClock clock;
    private final Event<Registered> changes;

    Registry(Agreements agreements, RegisterEntries entries, BusinessClock clock, Event<Registered> changes) {
        this.agreements = agreements;
        this.entries = entries;
        this.clock = clock;
        this.changes = changes;
    }

    /** Whether the entry is new; the same content under the same id again is not. */
    @Transactional
    public boolean enter(RegisterEntry.Entering entering) {
        var agreement = agreements
                .locked(entering.agreementId())
                .orElseThrow(() -> Refusal.invalid("#/agreementId", "names no agreement"));
        var known = entries.findById(entering.id());
        if (known != null) {
            Repeatable.check(known.digest(), entering.digest());
            return false;
        }
        entries.persist(RegisterEntry.of(entering, clock.instant()));
        changes.fire(new Registered(agreement.id(), agreement.registersChanged(clock.instant())));
        return true;
    }
}
