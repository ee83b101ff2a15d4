package org.trucewatch.kit.events;

/** Bytes that are no event of this suite, or data that a reader cannot use; trying again would not help. */
public class UnreadableEvent extends RuntimeException {

    UnreadableEvent(String message, Throwable cause) {
        super(message, cause);
    }
}
