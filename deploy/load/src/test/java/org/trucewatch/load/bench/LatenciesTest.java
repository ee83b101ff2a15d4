package org.trucewatch.load.bench;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;

class LatenciesTest {

    private static final long MILLISECOND = 1_000_000;

    @Test
    void halfOfAHundredTookNoLongerThanTheFiftieth() {
        var hundred = Latencies.ofNanos(
                LongStream.rangeClosed(1, 100).map(n -> n * MILLISECOND).boxed().toList());

        assertThat(hundred.p50()).isEqualTo(50);
        assertThat(hundred.p99()).isEqualTo(99);
        assertThat(hundred.millis(1)).isEqualTo(100);
    }

    @Test
    void theOrderOfMeasuringDoesNotMatter() {
        var three = Latencies.ofNanos(List.of(9 * MILLISECOND, MILLISECOND, 5 * MILLISECOND));

        assertThat(three.p50()).isEqualTo(5);
    }

    @Test
    void aRankBetweenTwoIsTheHigherSoThatAWorstCaseIsNeverHidden() {
        var two = Latencies.ofNanos(List.of(MILLISECOND, 100 * MILLISECOND));

        assertThat(two.p99()).isEqualTo(100);
    }

    @Test
    void whatWasNeverMeasuredHasNoPercentile() {
        assertThat(Latencies.ofNanos(List.of()).p99()).isNaN();
    }
}
