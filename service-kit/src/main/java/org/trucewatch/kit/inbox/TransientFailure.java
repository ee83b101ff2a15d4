package org.trucewatch.kit.inbox;

/** Reading may succeed soon, for example once an earlier event has arrived; it is tried again a few times. */
public class TransientFailure extends RuntimeException {

    public TransientFailure(String message) {
        super(message);
    }

    public TransientFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
