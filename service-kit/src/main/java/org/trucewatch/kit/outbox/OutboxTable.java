package org.trucewatch.kit.outbox;

import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.database.FreshPlan;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The outbox as the relay sees it: every call is one short transaction of its own, leases run on database time. */
@ApplicationScoped
class OutboxTable {

    record Claimed(long position, Outgoing message) {}

    /** @param more whether others are due that it does not hold */
    record Batch(List<Claimed> rows, boolean more) {}

    /** @param rows counted up to {@value #COUNTED}: the metric is read every few seconds and must stay cheap */
    record Backlog(long rows, double oldestSeconds) {}

    static final int COUNTED = 10_000;

    // as an array, which is made once: a sub-select that locks may be run again for every row
    private static final String CLAIM = """
            with due as (
                select position, octet_length(body) as bytes, attempts from outbox where leased_until < now()
                 order by position limit ? for update skip locked),
            ahead as (
                select position, sum(bytes) over up_to - bytes as bytes, max(attempts) over up_to as attempts,
                       row_number() over up_to as number
                  from due window up_to as (order by position))
            update outbox set attempts = attempts + 1, leased_until = now() + make_interval(secs => ?)
             where position = any(array(select position from ahead where number = 1 or bytes < ? and attempts < 2))
            returning position, id, exchange, routing_key, body, (select count(*) from due)""";
    private static final String SETTLE = "delete from outbox where position = any(?)";
    private static final String RELEASE = """
            update outbox set leased_until = now() + make_interval(secs => least(30, 0.25 * 2 ^ least(attempts, 7)))
             where position = any(?)""";
    private static final String BACKLOG = """
            select (select count(*) from (select from outbox limit ?) counted),
                   (select extract(epoch from now() - created_at) from outbox order by position limit 1)""";

    private final AgroalDataSource database;

    OutboxTable(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Claims the oldest that are due, up to so many and so many bytes, or a single one that is larger. What failed twice
     * is claimed alone: a message that the broker refuses takes the connection, and with it those beside it.
     */
    Batch claim(int most, long bytes, Duration lease) throws SQLException {
        try (var connection = database.getConnection();
                var update = FreshPlan.of(connection, CLAIM)) {
            update.setInt(1, most);
            update.setDouble(2, lease.toMillis() / 1000.0);
            update.setLong(3, bytes);
            try (var row = update.executeQuery()) {
                var claimed = new ArrayList<Claimed>();
                long due = 0;
                while (row.next()) {
                    due = row.getLong(6);
                    claimed.add(new Claimed(
                            row.getLong(1),
                            new Outgoing(
                                    row.getObject(2, UUID.class),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getBytes(5))));
                }
                claimed.sort(Comparator.comparingLong(Claimed::position)); // returning has no order
                return new Batch(claimed, due == most || due > claimed.size());
            }
        }
    }

    void settle(List<Long> positions) throws SQLException {
        try (var connection = database.getConnection();
                var delete = FreshPlan.of(connection, SETTLE)) {
            delete.setArray(1, connection.createArrayOf("bigint", positions.toArray()));
            delete.executeUpdate();
        }
    }

    /** Gives rows back, to be claimed after a time that grows with the attempts each has had. */
    void release(List<Long> positions) throws SQLException {
        try (var connection = database.getConnection();
                var update = FreshPlan.of(connection, RELEASE)) {
            update.setArray(1, connection.createArrayOf("bigint", positions.toArray()));
            update.executeUpdate();
        }
    }

    Backlog backlog() throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(BACKLOG)) {
            query.setInt(1, COUNTED);
            try (var row = query.executeQuery()) {
                row.next();
                return new Backlog(row.getLong(1), row.getDouble(2));
            }
        }
    }
}
