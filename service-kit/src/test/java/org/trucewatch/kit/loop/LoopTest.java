package org.trucewatch.kit.loop;

import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class LoopTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final Loops loops = new Loops();
    private final LoopsCheck check = new LoopsCheck(loops);
    private Loop loop;

    @AfterEach
    void stop() throws InterruptedException {
        if (loop != null) {
            loop.stop();
        }
    }

    static Stream<Throwable> illnesses() {
        return Stream.of(
                new OutOfMemoryError("Java heap space"),
                new NoClassDefFoundError("a class"),
                new StackOverflowError(),
                new ExceptionInInitializerError("a class"),
                new CompletionException(new OutOfMemoryError("Java heap space")));
    }

    static Stream<Throwable> troubles() {
        return Stream.of(
                new IOException("no broker"),
                new SQLException("no database"),
                new IllegalStateException("no luck"),
                new InterruptedException("by somebody who should not"));
    }

    @ParameterizedTest
    @MethodSource("illnesses")
    void anErrorDoesNotEndTheLoopAndTheProcessIsNotAliveUntilARoundSucceeds(Throwable illness) {
        var rounds = new AtomicInteger();
        var mayRecover = new CountDownLatch(1);
        begin(() -> {
            if (rounds.incrementAndGet() <= 2) {
                raise(illness);
            }
            mayRecover.await();
            return false;
        });
        await().until(() -> rounds.get() == 3);
        assertThat(alive()).isFalse();
        assertThat(check.call().getData().orElseThrow()).hasSize(1).doesNotContainValue("well");
        mayRecover.countDown();
        await().until(this::alive);
        assertThat(check.call().getData().orElseThrow()).containsEntry("a loop", "well");
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void aFailureOfTheSurroundingsNeitherEndsTheLoopNorTheProcess(Throwable trouble) {
        var rounds = new AtomicInteger();
        begin(() -> {
            rounds.incrementAndGet();
            raise(trouble);
            return true;
        });
        await().until(() -> rounds.get() >= 3);
        assertThat(alive()).isTrue();
    }

    @Test
    void anErrorThatCannotEvenBeSaidIsAnIllnessToo() {
        begin(() -> {
            throw new OutOfMemoryError() {
                @Override
                public String toString() {
                    throw this; // not even enough to say so
                }
            };
        });
        await().until(() -> !alive());
    }

    @Test
    void aLoopThatRestsIsWokenAndStoppedAtOnce() throws InterruptedException {
        var rounds = new AtomicInteger();
        begin(() -> {
            rounds.incrementAndGet();
            return false;
        });
        await().until(() -> rounds.get() == 1);
        loop.wake();
        await().until(() -> rounds.get() == 2);
        loop.stop();
        assertThat(loop.state()).isEqualTo("stopped");
        assertThat(alive()).as("a loop that was asked to stop is no illness").isTrue();
    }

    @Test
    void aWakeDuringARoundIsNotLost() {
        var rounds = new AtomicInteger();
        begin(() -> {
            if (rounds.incrementAndGet() == 1) {
                loop.wake();
            }
            return false;
        });
        await().until(() -> rounds.get() == 2);
    }

    @Test
    void stoppingLetsTheRoundAtHandEnd() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var ended = new AtomicInteger();
        begin(() -> {
            begun.countDown();
            mayEnd.await();
            ended.incrementAndGet();
            return true;
        });
        begun.await();
        loop.end();
        mayEnd.countDown();
        loop.stop();
        assertThat(ended).hasValue(1);
    }

    @Test
    void pausesGrowToFiveSecondsAndDifferBetweenReplicas() {
        assertThat(IntStream.range(0, 100).mapToLong(i -> Loop.pause(1)))
                .allMatch(millis -> millis >= 100 && millis <= 200);
        var longest = IntStream.range(0, 100).mapToObj(i -> Loop.pause(1000)).toList();
        assertThat(longest).allMatch(millis -> millis >= 2500 && millis <= 5000);
        assertThat(new HashSet<>(longest)).hasSizeGreaterThan(10);
    }

    private void begin(Loop.Round round) {
        loop = loops.of("a loop", LONG, round);
        loop.start();
    }

    private boolean alive() {
        return check.call().getStatus() == Status.UP;
    }

    private static void raise(Throwable failure) throws Exception {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (Exception) failure;
    }
}
