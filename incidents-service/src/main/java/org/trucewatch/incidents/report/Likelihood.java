package org.trucewatch.incidents.report;

/** The seven estimative bands. They are ordered and are no numbers. */
public enum Likelihood {
    ALMOST_NO_CHANCE,
    VERY_UNLIKELY,
    UNLIKELY,
    ROUGHLY_EVEN,
    LIKELY,
    VERY_LIKELY,
    ALMOST_CERTAIN
}
