package org.trucewatch.verification.casefile;

import org.trucewatch.kit.problems.Refusal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Why the review refuses something: the stable problem types of this service. */
public final class CaseProblems {

    private CaseProblems() {}

    public static Refusal noSuchCase() {
        return Refusal.notFound("The case");
    }

    public static Refusal noSuchSeat(String bloc) {
        return Refusal.invalid("#/bloc", bloc == null ? "is required" : "there is no seat of " + bloc + " here");
    }

    public static Refusal barred(String bloc) {
        return Refusal.notAllowed(
                "barred",
                "The accused force is " + bloc + "'s own or its ally's: it gives an account, not a vote,"
                        + " and the neutral bloc fills its seat");
    }

    public static Refusal barredByOwnReport() {
        return Refusal.notAllowed("barred", "Your agency reported this incident: it is a witness here, not a judge");
    }

    public static Refusal notYourSeat(String bloc) {
        return Refusal.notAllowed("not-your-seat", "The seat of " + bloc + " is filled by another bloc");
    }

    public static Refusal oneSeatEach() {
        return Refusal.notAllowed("one-seat-each", "You sit on this panel already; nobody holds two seats");
    }

    public static Refusal notTheChair() {
        return Refusal.notAllowed("not-the-chair", "A chair whose own or allied force is not accused may do this");
    }

    public static Refusal recused() {
        return Refusal.notAllowed("recused", "You stepped aside from this case");
    }

    public static Refusal seatTaken(String bloc) {
        return Refusal.conflict("seat-taken", "Somebody else sits for " + bloc);
    }

    public static Refusal alreadyAssessed() {
        return Refusal.conflict("already-assessed", "Your assessment is there; revise it with PUT");
    }

    public static Refusal changedMeanwhile() {
        return new Refusal(
                "changed-meanwhile", 412, "Changed meanwhile", "The assessment is not the one you read", List.of());
    }

    public static Refusal notInReview() {
        return Refusal.conflict(
                "not-in-review", "The panel decides after the reply or its deadline, and until the case is decided");
    }

    public static Refusal revealed() {
        return Refusal.conflict("already-revealed", "The opinions are revealed; stepping aside would not undo yours");
    }

    public static Refusal consentWithheld() {
        return Refusal.conflict(
                "consent-withheld",
                "No party may be told of this case: none of its reports lets the accused know. It waits until one does");
    }

    public static Refusal joined(UUID incident) {
        return Refusal.conflict("joined", "Its reports testify to another incident now, whose case goes on")
                .with("joinedInto", incident);
    }

    public static Refusal alreadyAsked(String party) {
        return Refusal.conflict("already-asked", party + " has been asked in this case");
    }

    public static Refusal awaitingReply() {
        return Refusal.conflict("awaiting-reply", "A party is being asked; another can be asked once it was heard");
    }

    public static Refusal cannotBeAsked(String why) {
        return Refusal.invalid("#/actor", why);
    }

    public static Refusal notTheAccused() {
        return Refusal.notAllowed("not-the-accused", "Only the party that was asked for an account may do this");
    }

    public static Refusal notAwaitingReply() {
        return Refusal.conflict("not-awaiting-reply", "No reply is awaited any more");
    }

    public static Refusal alreadyExtended(Instant replyBy) {
        return Refusal.conflict("already-extended", "There is one extension").with("replyBy", replyBy);
    }

    public static Refusal alreadyDecided() {
        return Refusal.conflict("already-decided", "The finding is released; new facts need a reopening");
    }
}
