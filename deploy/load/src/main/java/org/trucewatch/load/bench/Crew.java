package org.trucewatch.load.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Does one thing again and again on several connections at once and keeps how long it took each time. */
final class Crew {

    /** One connection and what is done over it. */
    interface Hand extends AutoCloseable {
        /** Whether it went as wanted. */
        boolean once() throws Exception;

        @Override
        default void close() throws IOException {}
    }

    /** Makes a hand; asked again when one was lost with its connection. */
    interface Hiring {
        Hand hire() throws Exception;
    }

    private record Shift(List<Long> nanos, long failed, long endedAt) {}

    private static final Duration NO_LIMIT = Duration.ofDays(1);

    private final int hands;
    private final Duration time;
    private final double perSecond;
    private final AtomicLong left;

    private Crew(int hands, Duration time, double perSecond, long times) {
        this.hands = hands;
        this.time = time;
        this.perSecond = perSecond;
        this.left = new AtomicLong(times);
    }

    /** As fast as the other side answers. */
    static Crew atFullSpeed(int hands, Duration time) {
        return new Crew(hands, time, Double.POSITIVE_INFINITY, Long.MAX_VALUE);
    }

    /** As fast as the other side answers, until it was done so many times. */
    static Crew forAll(int hands, long times) {
        return new Crew(hands, NO_LIMIT, Double.POSITIVE_INFINITY, times);
    }

    /** At a given rate of all hands together; what starts late because the one before took long counts from when it was due. */
    static Crew atRate(int hands, Duration time, double perSecond) {
        return new Crew(hands, time, perSecond, Long.MAX_VALUE);
    }

    Throughput work(Hiring hiring) {
        var pool = Executors.newFixedThreadPool(hands);
        try {
            var start = System.nanoTime();
            var shifts = new ArrayList<Callable<Shift>>();
            for (var number = 0; number < hands; number++) {
                var offset = Double.isInfinite(perSecond) ? 0 : (long) (number * 1e9 / perSecond);
                shifts.add(() -> shift(hiring, start, offset));
            }
            var nanos = new ArrayList<Long>();
            long failed = 0;
            long end = start;
            for (var each : pool.invokeAll(shifts)) {
                nanos.addAll(each.get().nanos());
                failed += each.get().failed();
                end = Math.max(end, each.get().endedAt());
            }
            return new Throughput(nanos.size(), failed, (end - start) / 1e9, Latencies.ofNanos(nanos));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted under load", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The load broke off: " + e.getCause(), e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private Shift shift(Hiring hiring, long start, long offset) throws Exception {
        var nanos = new ArrayList<Long>();
        var end = start + time.toNanos();
        var every = Double.isInfinite(perSecond) ? 0 : (long) (hands * 1e9 / perSecond);
        long failed = 0;
        var hand = hiring.hire();
        try {
            for (var due = start + offset; goesOn(due, end); due += every) {
                var from = every == 0 ? System.nanoTime() : await(due);
                try {
                    if (hand.once()) {
                        nanos.add(System.nanoTime() - from);
                    } else {
                        failed++;
                    }
                } catch (IOException lostConnection) {
                    failed++;
                    hand.close();
                    hand = hiring.hire();
                }
            }
        } finally {
            hand.close();
        }
        return new Shift(nanos, failed, System.nanoTime());
    }

    private boolean goesOn(long due, long end) {
        return System.nanoTime() < end && due < end && left.getAndDecrement() > 0;
    }

    private static long await(long due) {
        for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return due;
    }
}
