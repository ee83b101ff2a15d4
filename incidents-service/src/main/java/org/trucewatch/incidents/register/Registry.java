package org.trucewatch.incidents.register;

import org.trucewatch.incidents.agreement.Agreement;
import org.trucewatch.incidents.agreement.Agreements;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.problems.Repeatable;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.kit.timers.NotYet;
import org.trucewatch.kit.timers.Timers;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

/** Where entries are made and revised. */
@ApplicationScoped
public class Registry {

    /** @param isNew false when the same was sent before */
    public record Outcome(RegisterEntry revision, boolean isNew) {}

    private final Agreements agreements;
    private final RegisterEntries entries;
    private final Adherences adherences;
    private final Timers timers;
    private final BusinessClock clock;
    private final Event<Registered> changes;

    Registry(
            Agreements agreements,
            RegisterEntries entries,
            Adherences adherences,
            Timers timers,
            BusinessClock clock,
            Event<Registered> changes) {
        this.agreements = agreements;
        this.entries = entries;
        this.adherences = adherences;
        this.timers = timers;
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
        entries.persist(RegisterEntry.first(entering, clock.instant()));
        tell(agreement);
        await(agreement, entering.turns());
        return true;
    }

    /**
     * From a time on something else holds in place of what was entered, which stays readable. An actor's acceptances
     * are deposited, not revised: what its entry says of them is in all its revisions.
     */
    @Transactional
    public Outcome revise(RegisterEntry.Revising revising) {
        var instead = revising.instead();
        var agreement = agreements.require(instead.agreementId());
        var known = entries.findById(revising.id());
        if (known != null) {
            if (!known.isOf(instead)) {
                throw taken();
            }
            Repeatable.check(known.digest(), instead.digest());
            return new Outcome(known, false);
        }
        var last = entries.last(instead.agreementId(), instead.register(), instead.entryId())
                .orElseThrow(() -> Refusal.notFound("The entry"));
        if (instead.register() == Register.ACTORS && !entries.hasAdherenceOf(last, instead.content())) {
            throw Refusal.invalid(
                    "#/entry/adherence", "must be as the last revision says; acceptances are deposited by /adherences");
        }
        var revision = RegisterEntry.revised(last.number() + 1, revising, clock.instant());
        entries.persist(revision);
        tell(agreement);
        await(
                agreement,
                Stream.concat(Stream.of(revising.from()), instead.turns().stream())
                        .toList());
        return new Outcome(revision, true);
    }

    private static Refusal taken() {
        return Refusal.conflict("different-content", "This id is taken by other content");
    }

    /** Whoever reads the registers is told again when something begins or ceases to hold. */
    private void await(Agreement agreement, List<Instant> turns) {
        timers.all(turns.stream()
                .filter(turn -> turn.isAfter(clock.instant()))
                .distinct()
                .map(turn -> Turn.timer(agreement.id(), turn))
                .toList());
    }

    /** @throws NotYet when the clock was moved back meanwhile */
    @Transactional
    void turn(String agreementId, Instant when) {
        var agreement = agreements.require(agreementId);
        if (when.isAfter(clock.instant())) {
            throw new NotYet(when);
        }
        tell(agreement);
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
                throw taken();
            }
            Repeatable.check(known.digest(), deposit.digest());
            return false;
        }
        if (!entries.holds(deposit.agreementId(), Register.ACTORS, deposit.actorId())) {
            throw Refusal.notFound("The actor");
        }
        adherences.persist(Adherence.of(deposit, clock.instant()));
        entries.adhere(deposit.agreementId(), deposit.actorId(), deposit.from(), deposit.depositedWith());
        tell(agreement);
        return true;
    }

    private void tell(Agreement agreement) {
        changes.fire(new Registered(agreement.id(), agreement.registersChanged(clock.instant())));
    }
}
