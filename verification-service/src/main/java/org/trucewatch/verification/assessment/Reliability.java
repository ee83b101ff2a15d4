package org.trucewatch.verification.assessment;

/** Reliability of a source on the Admiralty code: A completely reliable to E unreliable; F cannot be judged. */
public enum Reliability {
    A,
    B,
    C,
    D,
    E,
    F;

    /** F is no worse than E: it says nothing. */
    public boolean canBeJudged() {
        return this != F;
    }
}
