package org.trucewatch.notification.notice;

/** What a notice tells. */
public enum Kind {
    ACCOUNT_REQUESTED,
    FINDING_ISSUED,
    STATEMENT_MADE,
    MEETING_REQUESTED,
    MEETING_REPLIED,
    MEETING_AGREED,
    MEETING_LAPSED,
    MEETING_WITHDRAWN,
    MEETING_POSTPONEMENT_ASKED,
    MEETING_POSTPONED,
    /** Asked for and refused, or left unanswered: the date stays. */
    MEETING_NOT_POSTPONED,
    MEETING_OUTCOME,
    UNDERTAKING_DUE
}
