package org.trucewatch.load.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Asks again until there is an answer: what one service tells, another learns a moment later. */
final class Waiting {

    private static final Duration BETWEEN = Duration.ofMillis(300);
    private static final Duration MOST = Duration.ofSeconds(90);

    private Waiting() {}

    /** @throws IllegalStateException saying what did not come within a minute and a half */
    static <T> T until(String what, Supplier<Optional<T>> question) {
        return until(what, MOST, question);
    }

    static <T> T until(String what, Duration most, Supplier<Optional<T>> question) {
        var end = System.nanoTime() + most.toNanos();
        while (true) {
            var answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Waited " + most.toSeconds() + " s in vain for " + what);
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }
}
