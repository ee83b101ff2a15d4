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
    MEETING_WITHDRAWN
}
