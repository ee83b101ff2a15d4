package org.trucewatch.verification.casefile;

/** How far a review has come. */
public enum CaseStatus {
    /** It waits until the parties may be told of it. */
    OPEN,
    AWAITING_REPLY,
    IN_REVIEW,
    DECIDED,
    REOPENED,
    /** Its reports testify to another incident now, whose own case goes on. */
    JOINED
}
