package org.trucewatch.kit.loop;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;

class PrecedenceTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Precedence precedence = new Precedence(2, nanos::get);
    private final ArrayDeque<Precedence.Turn> waiting = new ArrayDeque<>();

    @Test
    void callersOneAfterAnotherAreNoCrowd() {
        for (int i = 0; i < 1_000; i++) {
            come(1);
            millisPass(1);
            allAreAnswered();
        }

        assertThat(precedence.crowded()).isFalse();
    }

    @Test
    void moreCallersThanProcessorsAreACrowdOnceTheyStay() {
        come(8);
        assertThat(precedence.crowded()).as("they may be gone in a moment").isFalse();

        millisPass(100);
        assertThat(precedence.crowded()).isTrue();
    }

    @Test
    void thoseWhoAreAnsweredTogetherAndComeAgainAreStillACrowd() {
        for (int i = 0; i < 100; i++) {
            come(8);
            millisPass(5);
            allAreAnswered();
            millisPass(1);
            assertThat(precedence.crowded() || i < 10).isTrue();
        }
    }

    @Test
    void theCrowdIsOverSoonAfterItsCallersAreAnswered() {
        come(8);
        millisPass(1_000);
        allAreAnswered();
        assertThat(precedence.crowded()).isTrue();

        millisPass(200);
        assertThat(precedence.crowded()).isFalse();
    }

    @Test
    void workRestsForItsShareOfTheTimeOfACrowd() {
        // a clock on which each look takes a millisecond
        var precedence = new Precedence(2, () -> nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(1)));
        for (int i = 0; i < 8; i++) {
            waiting.add(precedence.turn());
        }
        millisPass(1_000);
        long restsFrom = nanos.get();

        precedence.giveWay(restsFrom - TimeUnit.MILLISECONDS.toNanos(10));

        assertThat(TimeUnit.NANOSECONDS.toMillis(nanos.get() - restsFrom)).isBetween(70L, 85L);
    }

    @Test
    void workGoesOnWhenTheCrowdIsGone() {
        come(8);
        millisPass(1_000);
        long begun = nanos.get() - Duration.ofMinutes(1).toNanos();
        var work = CompletableFuture.runAsync(() -> precedence.giveWay(begun));
        assertThat(work).isNotDone();

        allAreAnswered();
        millisPass(200);

        assertThat(work).succeedsWithin(10, TimeUnit.SECONDS);
    }

    @Test
    void withoutACrowdNothingRests() {
        long begun = nanos.get() - Duration.ofDays(1).toNanos();

        assertThat(CompletableFuture.runAsync(() -> precedence.giveWay(begun))).succeedsWithin(10, TimeUnit.SECONDS);
    }

    private void come(int callers) {
        for (int i = 0; i < callers; i++) {
            waiting.add(precedence.turn());
        }
    }

    private void millisPass(long millis) {
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private void allAreAnswered() {
        waiting.forEach(Precedence.Turn::close);
        waiting.clear();
    }
}
