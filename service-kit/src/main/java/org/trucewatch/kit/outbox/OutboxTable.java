package org.trucewatch.kit.outbox;

import io.agroal.api.AgroalDataSource;

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

    record Claimed(long position, int attempts, Outgoing message) {}

    record Backlog(long rows, double oldestSeconds) {}

    private static final String CLAIM = """
            update outbox set attempts = attempts + 1, leased_until = now() + make_interval(secs => ?)
             where position in (select position from outbox where leased_until < now()
                                 order by position limit ? for update skip locked)
            returning position, attempts, id, exchange, routing_key, body""";
    private static final String SETTLE = "delete from outbox where position = any(?)";
    private static final String RELEASE =
            "update outbox set leased_until = now() + make_interval(secs => ?) where position = any(?)";
    private static final String BACKLOG =
            "select count(*), coalesce(extract(epoch from now() - min(created_at)), 0) from outbox";

    private final AgroalDataSource database;

    OutboxTable(AgroalDataSource database) {
        this.database = database;
    }

    List<Claimed> claim(int most, Duration lease) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(CLAIM)) {
            update.setDouble(1, lease.toMillis() / 1000.0);
            update.setInt(2, most);
            try (var rows = update.executeQuery()) {
                var claimed = new ArrayList<Claimed>();
                while (rows.next()) {
                    claimed.add(new Claimed(
                            rows.getLong(1),
                            rows.getInt(2),
                            new Outgoing(
                                    rows.getObject(3, UUID.class),
                                    rows.getString(4),
                                    rows.getString(5),
                                    rows.getBytes(6))));
                }
                claimed.sort(Comparator.comparingLong(Claimed::position)); // returning has no order
                return claimed;
            }
        }
    }

    void settle(List<Long> positions) throws SQLException {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(SETTLE)) {
            delete.setArray(1, connection.createArrayOf("bigint", positions.toArray()));
            delete.executeUpdate();
        }
    }

    void release(List<Long> positions, Duration after) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(RELEASE)) {
            update.setDouble(1, after.toMillis() / 1000.0);
            update.setArray(2, connection.createArrayOf("bigint", positions.toArray()));
            update.executeUpdate();
        }
    }

    Backlog backlog() throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(BACKLOG);
                var row = query.executeQuery()) {
            row.next();
            return new Backlog(row.getLong(1), row.getDouble(2));
        }
    }
}
