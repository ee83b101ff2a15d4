package org.trucewatch.verification.assessment;

import org.trucewatch.kit.problems.FieldError;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What an opinion on one case must hold to be accepted.
 *
 * @param inForce the commitments in force when the act occurred, with the confidence that a violation of each needs
 * @param knownActor whether the registers name an actor
 * @param heardActor whether the party that answers for an actor was asked in this case and has been heard, or was silent
 * @param visible what the author may see, and so rest an opinion on
 */
public record Yardstick(
        Map<String, Confidence> inForce,
        Predicate<String> knownActor,
        Predicate<String> heardActor,
        Set<UUID> visible) {

    private static final int LONGEST_REASONS = 20_000;

    /** Everything that is wrong with it, each with its pointer; empty when it can be accepted. */
    public List<FieldError> faults(Opinion opinion) {
        var faults = new ArrayList<FieldError>();
        if (opinion.ruling() == null) {
            faults.add(new FieldError("#/ruling", "is required"));
        }
        if (opinion.confidence() == null) {
            faults.add(new FieldError("#/confidence", "is required"));
        }
        if (opinion.reasons() == null || opinion.reasons().isBlank()) {
            faults.add(new FieldError("#/reasons", "are required: the parties read them"));
        } else if (opinion.reasons().length() > LONGEST_REASONS) {
            faults.add(new FieldError("#/reasons", "may have " + LONGEST_REASONS + " characters"));
        }
        commitments(opinion, faults);
        if (opinion.actor() != null && !knownActor.test(opinion.actor())) {
            faults.add(new FieldError("#/actor", "is not in the registers"));
        }
        evidence(opinion, faults);
        if (opinion.ruling() == Ruling.VIOLATION) {
            violation(opinion, faults);
        }
        return faults;
    }

    private void commitments(Opinion opinion, List<FieldError> faults) {
        for (int i = 0; i < opinion.commitments().size(); i++) {
            if (!inForce.containsKey(opinion.commitments().get(i))) {
                faults.add(new FieldError(
                        "#/commitments/" + i, "is no commitment that was in force when the act occurred"));
            }
        }
    }

    private void evidence(Opinion opinion, List<FieldError> faults) {
        var seen = new HashSet<UUID>();
        for (int i = 0; i < opinion.evidence().size(); i++) {
            var grade = opinion.evidence().get(i);
            var at = "#/evidence/" + i;
            if (grade.id() == null || !visible.contains(grade.id())) {
                faults.add(new FieldError(at + "/id", "is nothing that you can see in this case"));
            } else if (!seen.add(grade.id())) {
                faults.add(new FieldError(at + "/id", "is graded twice"));
            }
            if (grade.reliability() == null) {
                faults.add(new FieldError(at + "/reliability", "is required: A to E, or F where it cannot be judged"));
            }
            if (grade.credibility() == null || grade.credibility() < 1 || grade.credibility() > 6) {
                faults.add(new FieldError(at + "/credibility", "must be 1 to 5, or 6 where it cannot be judged"));
            }
        }
    }

    private void violation(Opinion opinion, List<FieldError> faults) {
        if (opinion.commitments().isEmpty()) {
            faults.add(new FieldError("#/commitments", "a violation is one of a commitment"));
        }
        if (opinion.actor() == null) {
            faults.add(new FieldError("#/actor", "a violation is somebody's; where nobody is known rule UNATTRIBUTED"));
        } else if (knownActor.test(opinion.actor()) && !heardActor.test(opinion.actor())) {
            faults.add(new FieldError(
                    "#/actor",
                    "nobody is condemned unheard: an adjudicator first asks the party that answers for it"
                            + " (POST …/account-requests); until it was heard rule UNATTRIBUTED"));
        }
        if (opinion.likelihood() == null) {
            faults.add(new FieldError("#/likelihood", "is required for a violation"));
        }
        if (opinion.evidence().isEmpty()) {
            faults.add(new FieldError("#/evidence", "a violation rests on something that you can see in this case"));
        } else if (faults.isEmpty() && opinion.evidence().stream().noneMatch(Grade::canBeJudged)) {
            faults.add(new FieldError("#/evidence", "a violation cannot rest only on what cannot be judged"));
        }
        opinion.commitments().stream()
                .filter(inForce::containsKey)
                .filter(code ->
                        opinion.confidence() != null && !opinion.confidence().reaches(inForce.get(code)))
                .findFirst()
                .ifPresent(code -> faults.add(new FieldError(
                        "#/confidence", "a violation of " + code + " needs " + inForce.get(code) + " confidence")));
    }
}
