package org.trucewatch.notification.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait after each failed attempt, with up to a fifth more at random, so that what failed together is not
 * tried together again.
 */
public record Backoff(List<Duration> pauses) {

    public Backoff {
        pauses = List.copyOf(pauses);
    }

    /**
     * The pause before the next attempt.
     *
     * @param failed how many attempts have failed, at least one
     * @return empty after the last one
     */
    public Optional<Duration> after(int failed, RandomGenerator random) {
        if (failed > pauses.size()) {
            return Optional.empty();
        }
        Duration pause = pauses.get(failed - 1);
        return Optional.of(pause.plusMillis((long) (pause.toMillis() * 0.2 * random.nextDouble())));
    }
}
