package org.trucewatch.notification.meeting;

/** What became of a request to meet. */
public enum MeetingState {
    REQUESTED,
    AGREED,
    /** Agreed, and moved to another time since. */
    POSTPONED,
    HELD,
    NOT_HELD,
    /** A required party did not answer in time. */
    LAPSED,
    /** All answered, and no time suited all. */
    NO_AGREED_TIME,
    /** A required party does not want to meet. */
    DECLINED,
    WITHDRAWN
}
