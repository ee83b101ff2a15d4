package org.trucewatch.load.bench;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The processor time that each process of the stack has used. Unlike a rate it stays the same when the machine has other
 * things to do as well, and it says where to look.
 */
record Effort(Map<String, Duration> used) {

    Effort since(Effort before) {
        var between = new TreeMap<String, Duration>();
        used.forEach((process, time) -> {
            // a server's worker that has ended takes its time out of the sum
            var spent = time.minus(before.used.getOrDefault(process, Duration.ZERO));
            between.put(process, spent.isNegative() ? Duration.ZERO : spent);
        });
        return new Effort(between);
    }

    Duration sum() {
        return used.values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    /** Milliseconds of processor time for each of so many things done. */
    String perDone(long done) {
        if (done == 0) {
            return "nothing was done";
        }
        return millis(sum(), done) + " ("
                + used.entrySet().stream()
                        .map(each -> each.getKey() + " " + millis(each.getValue(), done))
                        .collect(Collectors.joining(", "))
                + ")";
    }

    private static String millis(Duration time, long done) {
        return String.format(Locale.ROOT, "%.2f", time.toNanos() / 1e6 / done);
    }
}
