package org.trucewatch.notification.party;

/** A way to reach a party. */
public enum Channel {
    /** The inbox that every party has; effective at the first office hour. */
    INBOX,
    /** A request that follows Standard Webhooks; a 2xx answer is a receipt. */
    WEBHOOK,
    /** Mail; effective at the first office hour after the mail server took it. */
    EMAIL,
    /** Handed over by a person; effective when it was, once a second person confirms it. */
    BY_HAND
}
