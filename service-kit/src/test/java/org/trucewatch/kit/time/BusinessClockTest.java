package org.trucewatch.kit.time;

import io.agroal.api.AgroalDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.probe.KitTest;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@KitTest
class BusinessClockTest {

    private static final Duration THREE_DAYS = Duration.ofDays(3);

    @Inject
    BusinessClock clock;

    @Inject
    AgroalDataSource database;

    @Inject
    Event<BusinessClock.Moved> moved;

    @AfterEach
    void setTheClockRight() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    void nobodyIsAnsweredBeforeTheOffsetIsKnown() throws Exception {
        clock.moveTo(THREE_DAYS);
        var asked = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        var justStarted = clockOn(() -> {
            asked.countDown();
            answer.await();
            return database.getConnection();
        });
        var first = new FutureTask<>(justStarted::offset);
        var second = new FutureTask<>(justStarted::offset);
        new Thread(first).start();
        asked.await();
        var other = new Thread(second);
        other.start();
        await().until(() -> second.isDone() || other.getState() == Thread.State.WAITING);
        answer.countDown();
        assertThat(first.get()).isEqualTo(THREE_DAYS);
        assertThat(second.get()).isEqualTo(THREE_DAYS);
    }

    @Test
    void anUnknownOffsetIsNoOffsetOfZero() {
        var offset = new Object() {
            boolean reachable;
        };
        clock.moveTo(THREE_DAYS);
        var justStarted = clockOn(() -> {
            if (offset.reachable) {
                return database.getConnection();
            }
            throw new SQLException("the database is not there yet");
        });
        assertThatThrownBy(justStarted::instant).isInstanceOf(IllegalStateException.class);
        offset.reachable = true;
        assertThat(justStarted.offset()).isEqualTo(THREE_DAYS);
        offset.reachable = false;
        assertThat(justStarted.offset()).isEqualTo(THREE_DAYS);
    }

    @Test
    void whoeverMovesTheClockSeesItMovedAndOthersSoonDo() {
        var replica = clockOn(database::getConnection);
        assertThat(replica.offset()).isZero();
        clock.moveTo(THREE_DAYS);
        assertThat(clock.offset()).isEqualTo(THREE_DAYS);
        await().until(() -> replica.offset().equals(THREE_DAYS));
        clock.moveTo(Duration.ofHours(-1));
        await().until(() -> replica.offset().equals(Duration.ofHours(-1)));
    }

    private interface Connecting {
        Object connect() throws Exception;
    }

    /** Another replica's clock, which reaches the database in its own way. */
    private BusinessClock clockOn(Connecting way) {
        var datasource = (AgroalDataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {AgroalDataSource.class},
                (proxy, method, arguments) -> way.connect());
        return new BusinessClock(datasource, true, moved);
    }
}
