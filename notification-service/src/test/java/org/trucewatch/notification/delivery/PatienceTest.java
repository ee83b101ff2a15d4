package org.trucewatch.notification.delivery;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class PatienceTest {

    private final Backoff backoff = new Backoff(List.of(Duration.ofSeconds(5), Duration.ofMinutes(1)));
    private final Breaker breaker = new Breaker(3, Duration.ofSeconds(30), Duration.ofMinutes(2));

    @Test
    void eachFailureIsFollowedByItsPauseAndUpToAFifthMore() {
        for (int seed = 0; seed < 100; seed++) {
            assertThat(backoff.after(1, new Random(seed)).orElseThrow())
                    .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
            assertThat(backoff.after(2, new Random(seed)).orElseThrow())
                    .isBetween(Duration.ofMinutes(1), Duration.ofSeconds(72));
        }
    }

    @Test
    void afterTheLastPauseComesNothing() {
        assertThat(backoff.after(3, new Random())).isEmpty();
    }

    @Test
    void anEndpointIsPausedFromTheThresholdOnAndLongerEachTimeUpToALimit() {
        assertThat(breaker.pauseAfter(2)).isZero();
        assertThat(breaker.pauseAfter(3)).isEqualTo(Duration.ofSeconds(30));
        assertThat(breaker.pauseAfter(4)).isEqualTo(Duration.ofMinutes(1));
        assertThat(breaker.pauseAfter(5)).isEqualTo(Duration.ofMinutes(2));
        assertThat(breaker.pauseAfter(1000)).isEqualTo(Duration.ofMinutes(2));
    }
}
