package org.trucewatch.kit.time;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

/**
 * The time that the domain decides by: system time plus an offset that an operator may set where
 * {@code trucewatch.clock.adjustable} is true, forwards and back. The offset lies in the database, so that replicas
 * agree on it; each looks at most every half second, and none answers before it has looked once. Tokens and signatures
 * use system time, leases the database's.
 */
@ApplicationScoped
public class BusinessClock extends Clock {

    /** The clock is moved; observers take part in the transaction that moves it. */
    public record Moved() {}

    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(500);

    private final AgroalDataSource database;
    private final boolean adjustable;
    private final Event<Moved> moved;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Duration offset; // null until the first look
    private volatile long lookedAt;

    BusinessClock(
            AgroalDataSource database,
            @ConfigProperty(name = "trucewatch.clock.adjustable", defaultValue = "false") boolean adjustable,
            Event<Moved> moved) {
        this.database = database;
        this.adjustable = adjustable;
        this.moved = moved;
    }

    /** Now, in whole microseconds, which is what PostgreSQL keeps. */
    @Override
    public Instant instant() {
        return Instant.now().plus(offset()).truncatedTo(ChronoUnit.MICROS);
    }

    public boolean adjustable() {
        return adjustable;
    }

    /** @throws IllegalStateException when the offset is not known yet and the database cannot tell */
    public Duration offset() {
        if (!adjustable) {
            return Duration.ZERO;
        }
        if (offset == null) {
            looking.lock(); // there is nothing to answer yet
        } else if (!isOld() || !looking.tryLock()) {
            return offset;
        }
        try {
            if (offset == null || isOld()) {
                look();
            }
            return offset;
        } finally {
            looking.unlock();
        }
    }

    /** Sets the offset for every replica. */
    public void moveTo(Duration newOffset) {
        if (!adjustable) {
            throw new IllegalStateException("this clock cannot be moved");
        }
        looking.lock(); // lest a look that began before brings the old offset back
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                keep(newOffset);
                moved.fire(new Moved());
            });
            offset = Duration.ofSeconds(newOffset.toSeconds());
            lookedAt = System.nanoTime();
        } finally {
            looking.unlock();
        }
    }

    private boolean isOld() {
        return System.nanoTime() - lookedAt >= LOOK_EVERY;
    }

    private void keep(Duration newOffset) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("update business_clock set offset_seconds = ?")) {
            update.setLong(1, newOffset.toSeconds());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the clock's offset could not be kept", e);
        }
    }

    private void look() {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select offset_seconds from business_clock");
                var row = query.executeQuery()) {
            offset = row.next() ? Duration.ofSeconds(row.getLong(1)) : Duration.ZERO;
        } catch (SQLException e) {
            if (offset == null) {
                throw new IllegalStateException("the clock's offset is not known yet", e);
            }
            // the offset known so far stands; whoever asked for the time is about to need the database anyway
        }
        lookedAt = System.nanoTime();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the business clock is in UTC; convert the instant instead");
    }
}
