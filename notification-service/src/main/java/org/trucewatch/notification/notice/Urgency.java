package org.trucewatch.notification.notice;

/** Whether a notice goes out by itself or in the schedule of the day. */
public enum Urgency {
    URGENT,
    DAILY
}
