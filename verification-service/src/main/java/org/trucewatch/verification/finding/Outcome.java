package org.trucewatch.verification.finding;

/** How a review ended. */
public enum Outcome {
    /** The guarantors' blocs agree. */
    JOINT,
    /** They do not, and both rulings stand side by side. */
    CONTESTED,
    /** Somebody was absent until the long stop. */
    NOT_DECIDED
}
