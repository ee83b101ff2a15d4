package org.trucewatch.local;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for something outside this process, which can only be asked again. */
final class Patience {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private Patience() {}

    /** Asks until the answer is yes or the time is up; gives the last answer. */
    static boolean until(Duration limit, BooleanSupplier question) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!question.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(PAUSE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
