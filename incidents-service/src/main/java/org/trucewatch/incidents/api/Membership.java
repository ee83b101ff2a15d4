package org.trucewatch.incidents.api;

import org.trucewatch.incidents.body.Query;
import org.trucewatch.incidents.terms.Snapshot;
import org.trucewatch.incidents.terms.Snapshots;
import org.trucewatch.incidents.terms.Terms;
import org.trucewatch.kit.identity.Callers;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.BusinessClock;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Decides which agreements a caller has anything to do with. Callers are members of agreements, by the party or the
 * agency of their token; what belongs to an agreement of others does not exist for them.
 */
@ApplicationScoped
class Membership {

    /** They watch over the installation and belong to no side. */
    private static final Set<String> OF_EVERY_AGREEMENT = Set.of("auditor", "operator");

    private final Snapshots snapshots;
    private final Callers callers;
    private final BusinessClock clock;

    Membership(Snapshots snapshots, Callers callers, BusinessClock clock) {
        this.snapshots = snapshots;
        this.callers = callers;
        this.clock = clock;
    }

    /** The agreement that a list is asked of, or the only one there is for the caller. @throws Refusal 404 or 422 */
    Snapshot asked(String named) {
        if (named != null) {
            return owner(Query.text("agreement", named), "The agreement");
        }
        var all = snapshots.all().stream().filter(this::includes).toList();
        if (all.isEmpty()) {
            throw Refusal.notFound("An agreement");
        }
        if (all.size() > 1) {
            throw Refusal.invalid("?agreement", "is required");
        }
        return all.get(0);
    }

    /** The agreement that a body names. @throws Refusal 422, the same whether there is none or it is that of others */
    Snapshot named(String agreementId) {
        return snapshots
                .fresh(agreementId)
                .filter(this::includes)
                .orElseThrow(() -> Refusal.invalid("#/agreementId", "names no agreement that has been ratified"));
    }

    /** The agreement to which a thing belongs. @throws Refusal 404 for the thing */
    Snapshot owner(String agreementId, String thing) {
        return included(agreementId).orElseThrow(() -> Refusal.notFound(thing));
    }

    /** The agreement, where the caller is one of its members, or watches over it. */
    Optional<Snapshot> included(String agreementId) {
        return snapshots.fresh(agreementId).filter(this::includes);
    }

    /** Whether the agreement has been ratified and the caller is one of its members, or watches over it. */
    boolean includes(String agreementId) {
        return included(agreementId).isPresent();
    }

    private boolean includes(Snapshot agreement) {
        var caller = callers.current();
        return agreement.isRatified()
                && (watches()
                        || terms(agreement).party(caller.party()).isPresent()
                        || agreement
                                .registersAt(clock.instant())
                                .agency(caller.agency())
                                .isPresent());
    }

    /** Whether the caller sees every agreement. */
    boolean watches() {
        return callers.current().roles().stream().anyMatch(OF_EVERY_AGREEMENT::contains);
    }

    /** What the caller is to what an agency reported: its roles, and the owner where the agency is its own. */
    Set<String> hats(String agency) {
        var caller = callers.current();
        var hats = new HashSet<>(caller.roles());
        if (agency.equals(caller.agency())) {
            hats.add("owner");
        }
        return hats;
    }

    /** The terms that say now who is who. */
    Terms terms(Snapshot agreement) {
        return agreement.termsAt(clock.instant());
    }

    /** The party for which the caller acts under the agreement. @throws Refusal 403 */
    String party(Snapshot agreement) {
        return terms(agreement)
                .party(callers.current().party())
                .orElseThrow(() -> Refusal.notAllowed("no-party", "The token names no party of this agreement"))
                .id();
    }

    /** The agency that reports under the agreement. @throws Refusal 403 */
    String agency(Snapshot agreement) {
        return agreement
                .accredited(callers.current().agency(), clock.instant())
                .orElseThrow(
                        () -> Refusal.notAllowed("not-accredited", "The agency is not accredited under this agreement"))
                .id();
    }

    /** Whoever keeps the registers: an adjudicator of a member, or a guarantor's officer. @throws Refusal 403 */
    String registrar(Snapshot agreement) {
        var party = party(agreement);
        if (!callers.current().is("adjudicator") && !terms(agreement).isGuarantor(party)) {
            throw Refusal.notAllowed(
                    "not-a-guarantor", "Only a guarantor of the version in force, or an adjudicator, does this");
        }
        return callers.current().name();
    }

    /** Only a guarantor takes an acceptance, and its officer enters only what was deposited with it. @throws Refusal */
    void refuseUnlessDepositary(Snapshot agreement, String guarantor) {
        if (!terms(agreement).isGuarantor(guarantor)) {
            throw Refusal.invalid("#/depositedWith", "is no guarantor of the version in force");
        }
        if (!callers.current().is("adjudicator")
                && !guarantor.equals(callers.current().party())) {
            throw Refusal.notAllowed("not-the-depositary", "A guarantor enters what was deposited with itself");
        }
    }
}
