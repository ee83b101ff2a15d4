package org.trucewatch.load.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;

/** The processors of this machine, whoever uses them. */
final class Machine {

    private static final Path STAT = Path.of("/proc/stat");
    /** In which Linux tells times, whatever its own clock. */
    private static final int TICKS_PER_SECOND = 100;

    private static final int[] IDLE = {4, 5};
    private static final int LAST = 8;

    private Machine() {}

    /** The time that all processors together have been busy; zero where the operating system does not tell. */
    static Duration busy() {
        try (var lines = Files.lines(STAT)) {
            return busy(lines.findFirst().orElse(""));
        } catch (IOException notLinux) {
            return Duration.ZERO;
        }
    }

    /** {@code cpu user nice system idle iowait irq softirq steal …} in hundredths of a second; see proc(5). */
    static Duration busy(String line) {
        var words = line.strip().split("\\s+");
        var ticks = IntStream.rangeClosed(1, Math.min(LAST, words.length - 1))
                .filter(at -> at != IDLE[0] && at != IDLE[1])
                .mapToLong(at -> Long.parseLong(words[at]))
                .sum();
        return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
    }
}
