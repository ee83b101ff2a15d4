package org.trucewatch.kit.loop;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

class PrecedenceTest {

    private final Precedence precedence = new Precedence(2);
    private final ArrayDeque<Precedence.Turn> waiting = new ArrayDeque<>();

    @Test
    void callersOneAfterAnotherAreNoCrowd() {
        for (int i = 0; i < 1_000; i++) {
            precedence.turn().close();
        }

        assertThat(precedence.crowded()).isFalse();
    }

    @Test
    void moreCallersThanProcessorsAreACrowdOnceTheyStay() {
        come(8);
        assertThat(precedence.crowded()).as("they may be gone in a moment").isFalse();

        comeAndGo(200);
        assertThat(precedence.crowded()).isTrue();
    }

    @Test
    void theCrowdIsOverWhenItsCallersAreAnswered() {
        come(8);
        comeAndGo(200);
        waiting.forEach(Precedence.Turn::close);

        assertThat(precedence.crowded()).isFalse();
    }

    @Test
    void workRestsWhileThereIsACrowdAndGoesOnWhenItIsGone() {
        come(8);
        comeAndGo(200);
        long begun = System.nanoTime() - Duration.ofMinutes(1).toNanos();
        var work = CompletableFuture.runAsync(() -> precedence.giveWay(begun));
        assertThat(work).isNotDone();

        waiting.forEach(Precedence.Turn::close);

        assertThat(work).succeedsWithin(10, TimeUnit.SECONDS);
    }

    @Test
    void withoutACrowdNothingRests() {
        long begun = System.nanoTime() - Duration.ofDays(1).toNanos();

        assertThat(CompletableFuture.runAsync(() -> precedence.giveWay(begun))).succeedsWithin(10, TimeUnit.SECONDS);
    }

    private void come(int callers) {
        for (int i = 0; i < callers; i++) {
            waiting.add(precedence.turn());
        }
    }

    private void comeAndGo(int times) {
        for (int i = 0; i < times; i++) {
            precedence.turn().close();
        }
    }
}
