package org.trucewatch.kit.timers;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.probe.KitTest;
import org.trucewatch.kit.probe.ProbeDeadline;
import org.trucewatch.kit.time.BusinessClock;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@KitTest
class DeadlineTest {

    @Inject
    Timers timers;

    @Inject
    ProbeDeadline probe;

    @Inject
    BusinessClock clock;

    @Inject
    AgroalDataSource database;

    @AfterEach
    void setTheClockRight() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    void aDeadlineFallsDueWhenTheClockIsMovedPastIt() {
        var key = UUID.randomUUID().toString();
        var passed = UUID.randomUUID().toString();
        set(key, Duration.ofDays(3));
        set(passed, Duration.ZERO);
        await().until(() -> probe.due.contains(passed));
        assertThat(probe.due).doesNotContain(key);
        clock.moveTo(Duration.ofDays(3).plusMinutes(1));
        await().until(() -> probe.due.contains(key));
    }

    @Test
    void manyDeadlinesFireOnceThoughTwoRunnersShareThem() {
        var other = new DeadlineRunner(database, clock, List.of(probe));
        other.start();
        try {
            var keys = IntStream.range(0, 300)
                    .mapToObj(i -> UUID.randomUUID().toString())
                    .toList();
            var when = clock.instant().plus(Duration.ofHours(1));
            QuarkusTransaction.requiringNew()
                    .run(() -> timers.all(keys.stream()
                            .map(key -> new Timers.Timer("probe", key, when))
                            .toList()));
            clock.moveTo(Duration.ofHours(2));
            await().until(() -> probe.due.containsAll(keys));
            assertThat(probe.due).filteredOn(keys::contains).hasSize(300);
        } finally {
            other.stop();
        }
    }

    @Test
    void aDeadlineThatFailsIsTriedAgain() {
        var key = UUID.randomUUID().toString();
        probe.failures.set(1);
        set(key, Duration.ZERO);
        await().until(() -> probe.due.contains(key));
        assertThat(probe.due).filteredOn(key::equals).hasSize(1);
    }

    @Test
    void aDeadlineOfAChangeThatRollsBackNeverFires() {
        var undone = UUID.randomUUID().toString();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    timers.at("probe", undone, clock.instant());
                    throw new IllegalStateException("the change fails");
                }))
                .hasMessage("the change fails");
        var done = UUID.randomUUID().toString();
        set(done, Duration.ZERO);
        await().until(() -> probe.due.contains(done));
        assertThat(probe.due).doesNotContain(undone);
    }

    @Test
    void aMovedDeadlineFiresAtItsNewTimeAndACancelledOneNever() {
        var moved = UUID.randomUUID().toString();
        var cancelled = UUID.randomUUID().toString();
        set(moved, Duration.ofHours(1));
        set(moved, Duration.ofHours(10));
        set(cancelled, Duration.ofHours(1));
        QuarkusTransaction.requiringNew().run(() -> timers.cancel("probe", cancelled));
        var mark = UUID.randomUUID().toString();
        set(mark, Duration.ofHours(2));
        clock.moveTo(Duration.ofHours(3));
        await().until(() -> probe.due.contains(mark));
        assertThat(probe.due).doesNotContain(moved, cancelled);
        clock.moveTo(Duration.ofHours(11));
        await().until(() -> probe.due.contains(moved));
    }

    private void set(String key, Duration ahead) {
        var when = clock.instant().plus(ahead);
        QuarkusTransaction.requiringNew().run(() -> timers.at("probe", key, when));
    }
}
