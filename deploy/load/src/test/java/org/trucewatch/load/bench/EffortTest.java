package org.trucewatch.load.bench;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class EffortTest {

    private final Effort before =
            new Effort(Map.of("incidents", Duration.ofSeconds(10), "postgres", Duration.ofSeconds(5)));

    @Test
    void whatWasUsedBeforeIsNotCounted() {
        var after = new Effort(Map.of("incidents", Duration.ofSeconds(12), "postgres", Duration.ofSeconds(6)));

        assertThat(after.since(before).perDone(1000)).isEqualTo("3.00 (incidents 2.00, postgres 1.00)");
    }

    @Test
    void aServersWorkerThatEndedDoesNotMakeItsTimeNegative() {
        var after = new Effort(Map.of("incidents", Duration.ofSeconds(12), "postgres", Duration.ofSeconds(4)));

        assertThat(after.since(before).perDone(1000)).isEqualTo("2.00 (incidents 2.00, postgres 0.00)");
    }

    @Test
    void nothingDoneHasNoPrice() {
        assertThat(before.perDone(0)).isEqualTo("nothing was done");
    }
}
