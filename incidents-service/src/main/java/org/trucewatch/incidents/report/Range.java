package org.trucewatch.incidents.report;

import java.util.Objects;
import java.util.stream.Stream;

/** A number that is not known exactly; any of the three may be missing. */
public record Range(Integer low, Integer best, Integer high) {

    /** The best figure, or the low one where there is none. */
    public int bestOrLow() {
        return best != null ? best : low != null ? low : 0;
    }

    /** What several reports of the same event say together: the widest bounds, and a best figure only if undisputed. */
    public static Range around(Stream<Range> ranges) {
        var all = ranges.filter(Objects::nonNull).toList();
        if (all.isEmpty()) {
            return null;
        }
        var lows = all.stream().map(Range::low).filter(Objects::nonNull).toList();
        var highs = all.stream().map(Range::high).filter(Objects::nonNull).toList();
        var bests = all.stream()
                .map(Range::best)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return new Range(
                lows.stream().min(Integer::compare).orElse(null),
                bests.size() == 1 ? bests.get(0) : null,
                highs.stream().max(Integer::compare).orElse(null));
    }

    /** Whether both can be the same number. */
    public boolean canEqual(Range other) {
        return least() <= other.most() && other.least() <= most();
    }

    private int least() {
        return low != null ? low : best != null ? best : 0;
    }

    private int most() {
        return high != null ? high : best != null ? best : Integer.MAX_VALUE;
    }
}
