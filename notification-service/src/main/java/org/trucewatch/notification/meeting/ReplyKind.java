package org.trucewatch.notification.meeting;

/** Ways to answer a request to meet. */
public enum ReplyKind {
    /** Takes one of the times on the table. */
    ACCEPT,
    /** Puts other times on the table; the deadline stays. */
    COUNTER,
    /** Another party answers instead. */
    DELEGATE,
    DECLINE
}
