package org.trucewatch.incidents.register;

import org.trucewatch.incidents.agreement.Agreement;
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
    private final Adherences adherences;
    private final BusinessClock clock;
    private final Event<Registered> changes;

    Registry(
            Agreements agreements,
            RegisterEntries entries,
            Adherences adherences,
            BusinessClock clock,
            Event<Registered> changes) {
        this.agreements = agreements;
        this.entries = entries;
        this.adherences = adherences;
        this.clock = clock;
        this.changes = changes;
    }

    /** Whether the entry is new; the same content under the same id again is not. */
    @Transactional
    public boolean enter(RegisterEntry.Entering entering) {
        var agreement = agreements.require(entering.agreementId());
        var known = entries.findById(entering.id());
        if (known != null) {
            Repeatable.check(known.digest(), entering.digest());
            return false;
        }
        entries.persist(RegisterEntry.of(entering, clock.instant()));
        tell(agreement);
        return true;
    }

    /**
     * An actor accepts the agreement. Of several acceptances the earliest counts and stands in its entry. Whether it is
     * new; the same content under the same id again is not.
     */
    @Transactional
    public boolean adhere(Adherence.Deposit deposit) {
        var agreement = agreements.require(deposit.agreementId());
        var known = adherences.findById(deposit.id());
        if (known != null) {
            if (!known.isOf(deposit)) {
                throw Refusal.conflict("different-content", "This id is taken by other content");
            }
            Repeatable.check(known.digest(), deposit.digest());
            return false;
        }
        if (!entries.holdsActor(deposit.agreementId(), deposit.actorId())) {
            throw Refusal.notFound("The actor");
        }
        adherences.persist(Adherence.of(deposit, clock.instant()));
        entries.adhere(deposit);
        tell(agreement);
        return true;
    }

    private void tell(Agreement agreement) {
        changes.fire(new Registered(agreement.id(), agreement.registersChanged(clock.instant())));
    }
}
