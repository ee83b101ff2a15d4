package org.trucewatch.verification.examination;

import java.util.Optional;

/** Which of two that show the same was taken first. When they were uploaded says nothing: a genuine picture may come late. */
public enum Precedent {
    THIS,
    OTHER,
    CANNOT_TELL;

    /** By capture alone; what tells no time, or times that may be the same, decides nothing. */
    public static Precedent of(Optional<Captured> one, Optional<Captured> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return CANNOT_TELL;
        }
        if (one.get().before(other.get())) {
            return THIS;
        }
        return other.get().before(one.get()) ? OTHER : CANNOT_TELL;
    }
}
