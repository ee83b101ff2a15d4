package org.trucewatch.load.bench;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** What a load cost in processor time, until the services had finished with it, and what others used meanwhile. */
final class Bill {

    private final Supplier<Effort> effort;
    private final Effort before;
    private final Duration busyBefore = Machine.busy();
    private final long begun = System.nanoTime();

    Bill(Supplier<Effort> effort) {
        this.effort = effort;
        this.before = effort.get();
    }

    String of(String what, long done) {
        var spent = effort.get().since(before);
        var seconds = (System.nanoTime() - begun) / 1e9;
        var others = Machine.busy().minus(busyBefore).minus(spent.sum()).toMillis() / 1e3 / seconds;
        return String.format(
                Locale.ROOT,
                "%s: %s ms of processor time each; other programs used %.1f processors.",
                what,
                spent.perDone(done),
                Math.max(0, others));
    }
}
