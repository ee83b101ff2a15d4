package org.trucewatch.verification.assessment;

import java.util.List;
import java.util.Objects;

/**
 * What a reviewer thinks of an act, and why.
 *
 * @param evidence what the opinion rests on, graded
 * @param commitments which were broken, or would have been
 * @param actor who did it, by the register's id, where the opinion names one
 */
public record Opinion(
        Ruling ruling,
        List<String> commitments,
        String actor,
        Likelihood likelihood,
        Confidence confidence,
        String reasons,
        List<Grade> evidence) {

    public Opinion {
        commitments = commitments == null ? List.of() : List.copyOf(commitments);
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
    }

    /** Same ruling; and where it is a violation, of a common commitment by the same actor. */
    public boolean agreesWith(Opinion other) {
        if (ruling != other.ruling) {
            return false;
        }
        return ruling != Ruling.VIOLATION
                || (Objects.equals(actor, other.actor) && commitments.stream().anyMatch(other.commitments::contains));
    }
}
