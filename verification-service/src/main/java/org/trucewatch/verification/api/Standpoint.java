package org.trucewatch.verification.api;

import org.trucewatch.kit.identity.Caller;
import org.trucewatch.verification.agreement.Terms;
import org.trucewatch.verification.casefile.CaseFile;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the caller is for one case: the hats that the access matrix speaks of. A bloc whose own force is accused looks
 * from where the accused stand, whatever its role.
 */
record Standpoint(Caller caller, Terms terms, CaseFile file, Instant now) {

    /** Empty when the case does not exist for the caller. */
    Set<String> hats() {
        var hats = new HashSet<String>();
        if (caller.is("auditor")) {
            hats.add("auditor");
        }
        if (isMember()) {
            addAsMember(hats);
        }
        if (!hats.isEmpty() && file.isReleased(now)) {
            hats.add("released");
        }
        return hats;
    }

    private void addAsMember(Set<String> hats) {
        if (isJudge() && !isOwnForce()) {
            hats.add(caller.is("reviewer") ? "reviewer" : "adjudicator");
            bloc().filter(Terms.Bloc::neutral).ifPresent(neutral -> hats.add("neutral"));
        } else if ((isJudge() || isOfficer()) && (!file.matter().sensitive() || file.isReleased(now))) {
            hats.add(isOwnForce() && !file.matter().sensitive() ? "accused" : "member");
        }
        if (isPanel()) {
            hats.add("panel");
        }
    }

    /** Those who decide, and those who chair: they alone know of a finding before its release. */
    boolean isPanel() {
        boolean chairs = caller.is("adjudicator")
                && isMember()
                && !isOwnForce()
                && bloc().map(bloc -> !file.panel().bars(bloc.id())).orElse(true);
        return chairs || file.panel().seatOf(caller.subject()).isPresent();
    }

    boolean isJudge() {
        return caller.is("reviewer") || caller.is("adjudicator");
    }

    private boolean isOfficer() {
        return caller.is("party-officer") || caller.is("guarantor-officer");
    }

    private boolean isMember() {
        if (caller.party() == null) {
            return caller.is("adjudicator");
        }
        return terms.isParty(caller.party()) || bloc().isPresent();
    }

    private boolean isOwnForce() {
        return caller.party() != null && caller.party().equals(file.matter().answerableParty());
    }

    Optional<Terms.Bloc> bloc() {
        return caller.party() == null ? Optional.empty() : terms.blocOf(caller.party());
    }
}
