package org.trucewatch.notification.notice;

/** How far a notice is with a party, by its inbox. */
public enum Progress {
    /** The office has not opened since. */
    PENDING,
    SERVED,
    ACKNOWLEDGED
}
