package org.trucewatch.notification.api;

import org.trucewatch.kit.identity.Caller;
import org.trucewatch.kit.identity.Callers;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.notification.party.Parties;
import org.trucewatch.notification.party.Party;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/** Which agreements a caller belongs to, and which hats it wears. */
@ApplicationScoped
class Members {

    private final Callers callers;
    private final Parties parties;

    Members(Callers callers, Parties parties) {
        this.callers = callers;
        this.parties = parties;
    }

    Caller caller() {
        return callers.current();
    }

    /** The party whose agreements the caller is limited to; null for those who serve all agreements. */
    String membership() {
        Caller caller = caller();
        return caller.is("operator") || caller.is("auditor") ? null : caller.requireParty();
    }

    /**
     * The agreements that the caller may look into; null for those who serve all agreements.
     *
     * @param only the one that is asked for, or null
     */
    List<String> agreements(String only) {
        String party = membership();
        if (party == null) {
            return only == null ? null : List.of(only);
        }
        return parties.called(party).stream()
                .map(Party::agreementId)
                .filter(agreement -> only == null || only.equals(agreement))
                .toList();
    }

    /** @throws Refusal 404 when the caller has no part in the agreement */
    void mustBelongTo(String agreementId, String what) {
        String party = membership();
        if (party != null && parties.of(agreementId, party).isEmpty()) {
            throw Refusal.notFound(what);
        }
    }

    /** The roles, and {@code own} for what belongs to the caller's party. */
    Set<String> hats(String partyConcerned) {
        Caller caller = caller();
        var hats = new HashSet<>(caller.roles());
        if (partyConcerned != null && partyConcerned.equals(caller.party())) {
            hats.add("own");
        }
        return hats;
    }
}
