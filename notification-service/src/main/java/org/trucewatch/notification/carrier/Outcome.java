package org.trucewatch.notification.carrier;

/**
 * What came of an attempt.
 *
 * @param detail the answer's status and beginning, or what went wrong; shown to operators
 */
public record Outcome(Result result, String detail) {

    public enum Result {
        /** The party's machine gave a receipt. */
        SERVED,
        /** Taken by a server for a party whose office reads it when it opens. */
        SENT,
        /** To be tried again. */
        FAILED,
        /** The receiver says that it wants no more; not tried again. */
        REFUSED
    }

    private static final int MOST = 500;

    public static Outcome of(Result result, String detail) {
        var line = detail == null ? "" : detail.replaceAll("\\p{Cntrl}+", " ").strip();
        return new Outcome(result, line.length() > MOST ? line.substring(0, MOST) : line);
    }

    public static Outcome failed(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getMessage() == null) {
            cause = cause.getCause();
        }
        return of(Result.FAILED, cause.getMessage() == null ? "no answer" : cause.getMessage());
    }
}
