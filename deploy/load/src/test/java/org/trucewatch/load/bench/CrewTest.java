package org.trucewatch.load.bench;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CrewTest {

    private static final Duration SHORT = Duration.ofMillis(200);

    @Test
    void everyTimeIsCountedAndTimed() {
        var times = new AtomicInteger();

        var load = Crew.forAll(3, 100).work(() -> () -> times.incrementAndGet() > 0);

        assertThat(times).hasValue(100);
        assertThat(load.done()).isEqualTo(100);
        assertThat(load.latencies().count()).isEqualTo(100);
    }

    @Test
    void whatDidNotGoAsWantedIsNoThroughput() {
        var times = new AtomicInteger();

        var load = Crew.forAll(1, 10).work(() -> () -> times.incrementAndGet() % 2 == 0);

        assertThat(load.done()).isEqualTo(5);
        assertThat(load.failed()).isEqualTo(5);
    }

    @Test
    void handsWorkAtTheSameTime() {
        var together = new CyclicBarrier(4);

        var load = Crew.forAll(4, 4).work(() -> () -> together.await(10, TimeUnit.SECONDS) >= 0);

        assertThat(load.done()).isEqualTo(4);
    }

    @Test
    void aLostConnectionIsReplacedAndCountsAsFailed() {
        var hired = new AtomicInteger();

        var load = Crew.forAll(1, 3).work(() -> {
            var first = hired.incrementAndGet() == 1;
            return () -> {
                if (first) {
                    throw new IOException("gone");
                }
                return true;
            };
        });

        assertThat(hired).hasValue(2);
        assertThat(load.failed()).isEqualTo(1);
        assertThat(load.done()).isEqualTo(2);
    }

    @Test
    void atAGivenRateNoMoreIsDoneThanThat() {
        var load = Crew.atRate(2, SHORT, 50).work(() -> () -> true);

        assertThat(load.done()).isBetween(1L, 10L);
    }

    @Test
    void atAGivenRateWaitingForOneThatIsSlowCountsForThoseBehindIt() {
        var first = new AtomicInteger();

        var load = Crew.atRate(1, SHORT, 100).work(() -> () -> {
            if (first.getAndIncrement() == 0) {
                new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS); // an answer that does not come
            }
            return true;
        });

        assertThat(load.latencies().millis(0.7)).isGreaterThan(5);
    }

    @Test
    void whatNobodyCanDoBreaksTheLoadOff() {
        assertThatThrownBy(() -> Crew.atFullSpeed(1, SHORT).work(() -> {
                    throw new IOException("refused");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("refused");
    }
}
