package org.trucewatch.verification.assessment;

/** Estimative bands, from the least likely up; words, never averaged into a number. */
public enum Likelihood {
    ALMOST_NO_CHANCE,
    VERY_UNLIKELY,
    UNLIKELY,
    ROUGHLY_EVEN,
    LIKELY,
    VERY_LIKELY,
    ALMOST_CERTAIN
}
