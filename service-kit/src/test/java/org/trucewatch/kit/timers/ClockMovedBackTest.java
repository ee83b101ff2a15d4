package org.trucewatch.kit.timers;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.probe.KitTest;
import org.trucewatch.kit.probe.ProbeDeadline;
import org.trucewatch.kit.time.BusinessClock;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A deadline at one o'clock, and a clock that is moved past it and back before the deadline has taken effect. */
@KitTest
class ClockMovedBackTest {

    /** What the table says of a deadline. */
    private record Row(Instant at, boolean picked, int failures) {}

    private static final Duration PAST = Duration.ofHours(2);

    @Inject
    Timers timers;

    @Inject
    ProbeDeadline probe;

    @Inject
    BusinessClock clock;

    @Inject
    AgroalDataSource database;

    private final String key = UUID.randomUUID().toString();
    private Instant oneOClock;

    @BeforeEach
    void setTheDeadline() {
        oneOClock = clock.instant().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MICROS);
        set(key, oneOClock);
    }

    @AfterEach
    void setTheClockRight() {
        probe.failures.set(0);
        clock.moveTo(Duration.ZERO);
    }

    @Test
    void whatWasPickedAndWaitsForAThreadStaysUntilItsTime() {
        var threads = occupyEveryThread();
        await().until(() -> row().picked());
        clock.moveTo(Duration.ZERO);
        assertThat(row()).isEqualTo(new Row(oneOClock, false, 0));
        threads.countDown();
        firesOnceAtItsTimeAndNotBefore();
    }

    @Test
    void whatWasPickedIsPutBackByItsRunnerThoughWhoeverMovedTheClockDidNotSetItRight() throws SQLException {
        var threads = occupyEveryThread();
        await().until(() -> row().picked());
        execute("update business_clock set offset_seconds = 0");
        await().until(() -> clock.offset().isZero());
        threads.countDown();
        await().until(() -> row().equals(new Row(oneOClock, false, 0)));
        firesOnceAtItsTimeAndNotBefore();
    }

    @Test
    void anEffectThatFindsItsTimeHasNotComeKeepsTheDeadline() {
        var threeOClock = oneOClock.plus(Duration.ofHours(2));
        probe.early.put(key, threeOClock);
        clock.moveTo(PAST);
        await().until(() -> row().equals(new Row(threeOClock, false, 0)));
        assertThat(probe.due).doesNotContain(key);
        clock.moveTo(Duration.ofHours(4));
        await().until(() -> probe.due.contains(key));
    }

    @Test
    void whatFailedIsTriedAgainAtItsTimeAndNotAtThatOfTheFailure() {
        probe.failures.set(Integer.MAX_VALUE);
        clock.moveTo(Duration.ofDays(10));
        await().until(() -> row().failures() > 0);
        clock.moveTo(Duration.ZERO);
        probe.failures.set(0);
        assertThat(row().at()).isEqualTo(oneOClock);
        firesOnceAtItsTimeAndNotBefore();
    }

    @Test
    void whatAReplicaHadPickedThatIsGoneFiresAtItsTime() throws SQLException {
        execute(
                "update scheduled_tasks set picked = true, picked_by = 'gone', last_heartbeat = now() + interval '10 days'"
                        + " where task_instance = '" + key + "'");
        clock.moveTo(Duration.ZERO);
        firesOnceAtItsTimeAndNotBefore();
    }

    /** What falls due together is picked together, and the runner has four threads. */
    private CountDownLatch occupyEveryThread() {
        var release = new CountDownLatch(1);
        var before =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(4).toList();
        before.forEach(each -> probe.held.put(each, release));
        before.forEach(each -> set(each, oneOClock.minus(Duration.ofMinutes(1))));
        clock.moveTo(PAST);
        await().until(() -> probe.waiting.containsAll(before));
        return release;
    }

    private void firesOnceAtItsTimeAndNotBefore() {
        var mark = UUID.randomUUID().toString();
        set(mark, clock.instant());
        await().until(() -> probe.due.contains(mark));
        assertThat(probe.due).doesNotContain(key);
        clock.moveTo(PAST);
        await().until(() -> probe.due.contains(key));
        var after = UUID.randomUUID().toString();
        set(after, clock.instant());
        await().until(() -> probe.due.contains(after));
        assertThat(new ArrayList<>(probe.due)).filteredOn(key::equals).hasSize(1);
    }

    private void set(String which, Instant when) {
        QuarkusTransaction.requiringNew().run(() -> timers.at("probe", which, when));
    }

    private Row row() {
        try (var connection = database.getConnection();
                var query =
                        connection.prepareStatement("select execution_time, picked, coalesce(consecutive_failures, 0)"
                                + " from scheduled_tasks where task_instance = ?")) {
            query.setString(1, key);
            try (var row = query.executeQuery()) {
                assertThat(row.next()).isTrue();
                return new Row(row.getObject(1, OffsetDateTime.class).toInstant(), row.getBoolean(2), row.getInt(3));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
