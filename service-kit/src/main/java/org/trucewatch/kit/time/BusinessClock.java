package org.trucewatch.kit.time;

import io.agroal.api.AgroalDataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The time that the domain decides by: system time plus an offset that an operator may set where
 * {@code trucewatch.clock.adjustable} is true. The offset lies in the database, so that replicas agree on it; each
 * looks at most every half second. Tokens and signatures use system time, leases the database's.
 */
@ApplicationScoped
public class BusinessClock extends Clock {

    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(500);

    private final AgroalDataSource database;
    private final boolean adjustable;
    private volatile Duration offset = Duration.ZERO;
    private volatile long lookedAt = System.nanoTime() - LOOK_EVERY;

    BusinessClock(
            AgroalDataSource database,
            @ConfigProperty(name = "trucewatch.clock.adjustable", defaultValue = "false") boolean adjustable) {
        this.database = database;
        this.adjustable = adjustable;
    }

    /** Now, in whole microseconds, which is what PostgreSQL keeps. */
    @Override
    public Instant instant() {
        return Instant.now().plus(offset()).truncatedTo(ChronoUnit.MICROS);
    }

    public boolean adjustable() {
        return adjustable;
    }

    public Duration offset() {
        if (adjustable && System.nanoTime() - lookedAt >= LOOK_EVERY) {
            look();
        }
        return offset;
    }

    /** Sets the offset for every replica. */
    public void moveTo(Duration newOffset) {
        if (!adjustable) {
            throw new IllegalStateException("this clock cannot be moved");
        }
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("update business_clock set offset_seconds = ?")) {
            update.setLong(1, newOffset.toSeconds());
            update.executeUpdate();
            offset = Duration.ofSeconds(newOffset.toSeconds());
        } catch (SQLException e) {
            throw new IllegalStateException("the clock's offset could not be kept", e);
        }
    }

    private synchronized void look() {
        if (System.nanoTime() - lookedAt < LOOK_EVERY) {
            return;
        }
        lookedAt = System.nanoTime();
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select offset_seconds from business_clock");
                var row = query.executeQuery()) {
            offset = row.next() ? Duration.ofSeconds(row.getLong(1)) : Duration.ZERO;
        } catch (SQLException e) {
            // the offset known so far stands; whoever asked for the time is about to need the database anyway
            lookedAt = System.nanoTime();
        }
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
