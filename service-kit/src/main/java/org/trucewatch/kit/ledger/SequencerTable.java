package org.trucewatch.kit.ledger;

import org.trucewatch.kit.ledger.proof.RightEdge;
import org.trucewatch.kit.ledger.proof.SignedNote;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** What the sequencer writes. Every write locks the row of the lead and finds the writer's epoch in it, or does not happen. */
@ApplicationScoped
class SequencerTable {

    /** A commitment that waits. */
    record Waiting(long position, RowsDigest.Row row) {

        byte[] leaf() {
            return row.leaf();
        }
    }

    /** Another process leads. */
    static final class Deposed extends SQLException {
        private static final long serialVersionUID = 1;

        Deposed() {
            super("another process integrates the log");
        }
    }

    private static final String LEAD = """
            update log_lead set epoch = epoch + 1, holder = ?, leased_until = clock_timestamp() + make_interval(secs => ?)
             where leased_until < clock_timestamp() or holder = ?
            returning epoch""";
    // a leader that is frozen within its transaction must not keep the row for ever
    private static final String HOLD = """
            update log_lead set leased_until = clock_timestamp() + make_interval(secs => ?) where epoch = ?
            returning set_config('idle_in_transaction_session_timeout', ?, true)""";
    private static final String RESIGN = "update log_lead set leased_until = 'epoch' where epoch = ?";
    private static final String WAITING =
            "select position, leaf, kind, subject, recorded_at from pending_leaf order by position limit ?";
    private static final String INTEGRATE = """
            with gone as (
                delete from pending_leaf using unnest(?::bigint[]) with ordinality as taken (place, number)
                 where position = place
                returning ? + number - 1 as index, leaf, salt, kind, subject, recorded_at),
              opened as (
                insert into leaf_salt (index, salt)
                select index, salt from gone where octet_length(salt) > 0 order by index),
              kept as (
                insert into leaf (index, leaf, kind, subject, recorded_at)
                select index, leaf, kind, subject, recorded_at from gone order by index
                returning index)
            select count(*) from kept""";
    private static final String GROW = """
            insert into tile (level, number, hashes) select * from unnest(?::smallint[], ?::bigint[], ?::bytea[])
            on conflict (level, number) do update set hashes = excluded.hashes""";
    private static final String ISSUE = "insert into checkpoint (size, root, note, rows, epoch) values (?, ?, ?, ?, ?)";

    private final DataSource database;

    SequencerTable(DataSource database) {
        this.database = database;
    }

    /** Takes the lead if nobody has it, under a new epoch. */
    OptionalLong lead(UUID holder, Duration lease) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(LEAD)) {
            update.setObject(1, holder);
            update.setDouble(2, seconds(lease));
            update.setObject(3, holder);
            try (var row = update.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    /** @throws Deposed if another process has led since */
    void hold(long epoch, Duration lease) throws SQLException {
        try (var connection = database.getConnection()) {
            hold(connection, epoch, lease);
        }
    }

    /** Lets another process lead at once. */
    void resign(long epoch) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(RESIGN)) {
            update.setLong(1, epoch);
            update.executeUpdate();
        }
    }

    /** The oldest that are visible: one that commits late is seen late, and not passed over. */
    List<Waiting> waiting(int most) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(WAITING)) {
            query.setInt(1, most);
            try (var row = query.executeQuery()) {
                var waiting = new ArrayList<Waiting>();
                while (row.next()) {
                    waiting.add(new Waiting(row.getLong(1), RowsDigest.Row.of(row, 2)));
                }
                return waiting;
            }
        }
    }

    /** Moves the leaves into the log, in this order, with the tiles and the checkpoint that they make: all or nothing. */
    void integrate(
            long epoch,
            Duration lease,
            List<Waiting> leaves,
            List<RightEdge.Grown> tiles,
            Issued checkpoint,
            SignedNote rows)
            throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                hold(connection, epoch, lease);
                move(connection, leaves, checkpoint.size() - leaves.size());
                grow(connection, tiles);
                issue(connection, epoch, checkpoint, rows);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static void hold(Connection connection, long epoch, Duration lease) throws SQLException {
        try (var update = connection.prepareStatement(HOLD)) {
            update.setDouble(1, seconds(lease));
            update.setLong(2, epoch);
            update.setString(3, Long.toString(lease.toMillis() / 2));
            try (var row = update.executeQuery()) {
                if (!row.next()) {
                    throw new Deposed();
                }
            }
        }
    }

    private static void move(Connection connection, List<Waiting> leaves, long first) throws SQLException {
        if (leaves.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement(INTEGRATE)) {
            var positions = leaves.stream().map(Waiting::position).toArray();
            insert.setArray(1, connection.createArrayOf("bigint", positions));
            insert.setLong(2, first);
            try (var row = insert.executeQuery()) {
                row.next();
                if (row.getLong(1) != leaves.size()) {
                    throw new SQLException("somebody else took leaves that waited");
                }
            }
        }
    }

    private static void grow(Connection connection, List<RightEdge.Grown> tiles) throws SQLException {
        try (var upsert = connection.prepareStatement(GROW)) {
            var levels = tiles.stream().map(tile -> (short) tile.level()).toArray();
            var numbers = tiles.stream().map(RightEdge.Grown::number).toArray();
            var hashes = tiles.stream().map(RightEdge.Grown::hashes).toArray(byte[][]::new);
            upsert.setArray(1, connection.createArrayOf("smallint", levels));
            upsert.setArray(2, connection.createArrayOf("bigint", numbers));
            upsert.setArray(3, connection.createArrayOf("bytea", hashes));
            upsert.executeUpdate();
        }
    }

    private static void issue(Connection connection, long epoch, Issued checkpoint, SignedNote rows)
            throws SQLException {
        try (var insert = connection.prepareStatement(ISSUE)) {
            insert.setLong(1, checkpoint.size());
            insert.setBytes(2, checkpoint.root());
            insert.setString(3, checkpoint.note().toString());
            insert.setString(4, rows.toString());
            insert.setLong(5, epoch);
            insert.executeUpdate();
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
