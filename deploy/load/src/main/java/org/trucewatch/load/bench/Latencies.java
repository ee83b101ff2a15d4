package org.trucewatch.load.bench;

import java.util.Arrays;
import java.util.Collection;

/** How long things took, for questions about how long most of them took. */
final class Latencies {

    private final long[] sorted;

    private Latencies(long[] sorted) {
        this.sorted = sorted;
    }

    static Latencies ofNanos(Collection<Long> nanos) {
        var sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return new Latencies(sorted);
    }

    int count() {
        return sorted.length;
    }

    /**
     * The time in milliseconds within which that share of all was done: the nearest rank, so always one that was measured.
     *
     * @param share above 0, at most 1
     * @return not a number when nothing was measured
     */
    double millis(double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        var rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.max(rank, 1) - 1] / 1e6;
    }

    double p50() {
        return millis(0.50);
    }

    double p99() {
        return millis(0.99);
    }
}
