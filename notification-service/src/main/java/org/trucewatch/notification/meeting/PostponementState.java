package org.trucewatch.notification.meeting;

/** What became of a request to move a meeting. Only ACCEPTED moves it. */
public enum PostponementState {
    ASKED,
    ACCEPTED,
    DECLINED,
    /** Not all answered in time. */
    LAPSED,
    /** The meeting itself was withdrawn. */
    WITHDRAWN
}
