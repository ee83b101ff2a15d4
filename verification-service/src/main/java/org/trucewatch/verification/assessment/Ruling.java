package org.trucewatch.verification.assessment;

/** What one bloc holds of an act. */
public enum Ruling {
    VIOLATION,
    NO_VIOLATION,
    EXCEPTION_APPLIES,
    NOT_COVERED,
    UNATTRIBUTED,
    UNVERIFIABLE
}
