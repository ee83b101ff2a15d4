package org.trucewatch.verification.casefile;

/** How far a review has come. */
public enum CaseStatus {
    OPEN,
    AWAITING_REPLY,
    IN_REVIEW,
    DECIDED,
    REOPENED
}
