package org.trucewatch.verification.api;

import org.trucewatch.kit.identity.Caller;
import org.trucewatch.verification.agreement.Terms;
import org.trucewatch.verification.casefile.CaseFile;
import org.trucewatch.verification.casefile.CaseStatus;
import org.trucewatch.verification.evidence.Custody;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the caller is for one case: the hats that the access matrix speaks of. A bloc whose own force is accused looks
 * from where the accused stand, whatever its role.
 */
record Standpoint(Caller caller, Terms terms, CaseFile file, Instant now) {

    /** In the order in which somebody with several roles is said to have had a file in hand. */
    private static final List<String> ROLES =
            List.of("auditor", "adjudicator", "reviewer", "guarantor-officer", "party-officer");

    /** Who has a file in hand when the caller gets it. */
    Custody.Hand hand() {
        var role = ROLES.stream().filter(caller::is).findFirst().orElseThrow();
        return new Custody.Hand(role, caller.party(), caller.subject());
    }

    /** The same caller before another case of the agreement. */
    Standpoint before(CaseFile other) {
        return new Standpoint(caller, terms, other, now);
    }

    /** Empty when the case does not exist for the caller. */
    Set<String> hats() {
        var hats = new HashSet<String>();
        if (caller.is("auditor")) {
            hats.add("auditor");
        }
        if (isMember()) {
            addAsMember(hats);
        }
        if (!hats.isEmpty() && file.course().isReleased(now)) {
            hats.add("released");
        }
        return hats;
    }

    private void addAsMember(Set<String> hats) {
        if (isJudge() && !isOwnForce()) {
            hats.add(caller.is("reviewer") ? "reviewer" : "adjudicator");
            bloc().filter(Terms.Bloc::neutral).ifPresent(neutral -> hats.add("neutral"));
        } else if ((isJudge() || isOfficer()) && isOpenToParties()) {
            hats.add(wasAsked() || isOwnForce() && !file.matter().sensitive() ? "accused" : "member");
        }
        if (isPanel()) {
            hats.add("panel");
        }
    }

    /** A sensitive matter is shown to the parties when it is decided; and to one that is asked, for its answer. */
    private boolean isOpenToParties() {
        return !file.matter().sensitive() || file.course().isReleased(now) || wasAsked();
    }

    /** Those who decide, and those who chair: they alone know of a finding before its release. */
    boolean isPanel() {
        boolean chairs = caller.is("adjudicator")
                && isMember()
                && !isOwnForce()
                && bloc().map(bloc -> !file.panel().bars(bloc.id())).orElse(true);
        return chairs || file.panel().seatOf(caller.subject()).isPresent();
    }

    /** What was found is open to them: to the panel when it has decided, to others from the release. */
    boolean knowsOutcome() {
        return file.course().isReleased(now) || file.course().isRevealed() && isPanel();
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
        return file.matter().accuses(caller.party()) || wasAsked();
    }

    private boolean wasAsked() {
        return caller.party() != null && file.hearing().wasEverAsked(caller.party());
    }

    /** How far the case has come, as the caller may know. */
    CaseStatus status() {
        return file.course().statusFor(isPanel(), now);
    }

    /** The widest consent among the case's reports: the access matrix opens a case as it opens a report. */
    String reach() {
        return file.matter().reach().name();
    }

    Optional<Terms.Bloc> bloc() {
        return caller.party() == null ? Optional.empty() : terms.blocOf(caller.party());
    }
}
