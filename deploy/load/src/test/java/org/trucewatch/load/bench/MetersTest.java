package org.trucewatch.load.bench;

import org.junit.jupiter.api.Test;
import org.trucewatch.load.input.Json;

import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is read from metrics, management interface and process table. */
class MetersTest {

    @Test
    void unsentEventsAreReadWithAndWithoutLabels() {
        assertThat(Backlog.unsent("# TYPE x gauge\ntrucewatch_outbox_unsent 12.0\nother 3\n"))
                .isEqualTo(12);
        assertThat(Backlog.unsent("trucewatch_outbox_unsent{service=\"incidents\"} 1.5E4\n"))
                .isEqualTo(15_000);
    }

    @Test
    void aServiceThatDoesNotTellIsNotTakenForIdle() {
        assertThatThrownBy(() -> Backlog.unsent("trucewatch_outbox_unsent_max 0\n"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aServiceThatSendsNoLettersHasNoneUnderWay() {
        assertThat(Backlog.sending("trucewatch_deliveries_sending 16.0\n")).isEqualTo(16);
        assertThat(Backlog.sending("trucewatch_outbox_unsent 1.0\n")).isZero();
    }

    @Test
    void onlyQueuesBetweenServicesHoldUpTheChain() {
        var queues = Json.read("[{\"name\":\"verification.from-incidents\",\"messages\":3},"
                + "{\"name\":\"partner-feed\",\"messages\":9000},{\"name\":\"unrouted\",\"messages\":7},"
                + "{\"name\":\"incidents.from-verification\"}]");

        assertThat(Broker.unread(queues)).isEqualTo(3);
    }

    @Test
    void waitingForADiskIsNotBeingBusy() {
        assertThat(Machine.busy("cpu  1000 200 300 99999 88888 10 20 30 0 0")).isEqualTo(Duration.ofMillis(15_600));
    }

    @Test
    void residentMemoryIsReadInMebibytes() {
        assertThat(Processes.resident(List.of("VmPeak:\t 9999 kB", "VmRSS:\t  409600 kB", "Threads:\t41")))
                .hasValue(400);
        assertThat(Processes.resident(List.of("Name:\tjava"))).isEmpty();
    }
}
