package org.trucewatch.notification.delivery;

import java.time.Duration;

/**
 * When an endpoint that keeps failing is left alone for a while. Its deliveries wait; those of others go on.
 *
 * @param threshold failures in a row from which it is paused
 * @param first the first pause; each further failure doubles it
 * @param longest the longest pause
 */
public record Breaker(int threshold, Duration first, Duration longest) {

    /** The pause after so many failures in a row; zero below the threshold. */
    public Duration pauseAfter(int failures) {
        if (failures < threshold) {
            return Duration.ZERO;
        }
        Duration pause = first;
        for (int i = threshold; i < failures && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
