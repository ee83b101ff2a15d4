package org.trucewatch.notification.delivery;

/** How far a delivery is. */
public enum DeliveryState {
    /** To be sent, now or after a pause. */
    DUE,
    /** Handed over, and not yet effective: an inbox or mail of an office that is closed. */
    SENT,
    /** It counts: a machine's receipt, or the office hour has come. */
    SERVED,
    /** A person of the party has taken note. */
    ACKNOWLEDGED,
    /** Given up after the last attempt. */
    FAILED
}
