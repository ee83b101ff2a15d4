package org.trucewatch.kit.inbox;

/** Reading this message will never succeed; it belongs in the dead letters at once. The message shows no payload. */
public class PermanentFailure extends RuntimeException {

    public PermanentFailure(String message) {
        super(message);
    }

    public PermanentFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
