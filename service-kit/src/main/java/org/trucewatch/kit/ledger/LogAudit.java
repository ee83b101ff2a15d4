package org.trucewatch.kit.ledger;

import org.trucewatch.kit.ledger.proof.Checkpoint;
import org.trucewatch.kit.ledger.proof.SignedNote;
import org.trucewatch.kit.ledger.proof.Tile;
import org.trucewatch.kit.ledger.proof.VerifierKey;
import org.trucewatch.kit.problems.Refusal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/**
 * Verifies the whole log in the database against what was signed, and names what was changed, deleted, inserted or put in
 * another order; and what the service still has of the contents against their leaves. It reads in constant memory, and keeps
 * nobody from writing.
 */
@ApplicationScoped
public class LogAudit {

    /**
     * @param size leaves under the last checkpoint
     * @param findings what is wrong, the first fifty
     */
    public record Audited(boolean sound, long size, long checkpoints, List<String> findings) {}

    private static final int AT_ONCE = 1_000;
    private static final String CHECKPOINTS = "select size, root, note, rows, issued_at from checkpoint order by size";
    private static final String LEAVES =
            "select index, leaf, kind, subject, recorded_at, integrated_at from leaf order by index";
    private static final String COSIGNATURES =
            "select size, note, key, line from cosignature join checkpoint using (size) order by size";
    private static final String TILES = "select level, max(number) from tile group by level order by level";
    private static final String SALTS =
            "select index from leaf_salt where not exists (select from leaf where leaf.index = leaf_salt.index) limit 10";

    private final DataSource database;
    private final LogName name;
    private final Iterable<Contents> contents;
    private final Iterable<RecordedKind> kinds;
    private final Semaphore one = new Semaphore(1);

    @Inject
    LogAudit(DataSource database, LogName name, Instance<Contents> contents, Instance<RecordedKind> kinds) {
        this(database, name, (Iterable<Contents>) contents, kinds);
    }

    LogAudit(DataSource database, LogName name, Iterable<Contents> contents, Iterable<RecordedKind> kinds) {
        this.database = database;
        this.name = name;
        this.contents = contents;
        this.kinds = kinds;
    }

    /** @throws Refusal 409 while another audit runs in this process */
    public Audited run() {
        if (!one.tryAcquire()) {
            throw Refusal.conflict("audit-runs", "An audit is running");
        }
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            int isolation = connection.getTransactionIsolation();
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                return run(connection);
            } finally {
                connection.rollback();
                connection.setTransactionIsolation(isolation);
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the log cannot be read", e);
        } finally {
            one.release();
        }
    }

    private Audited run(Connection connection) throws SQLException {
        var findings = new Findings();
        var walk = new Walk((level, number) -> tile(connection, level, number), findings);
        long checkpoints = 0;
        try (var checkpointRows = connection.createStatement();
                var leafRows = connection.createStatement();
                var checkpoint = cursor(checkpointRows, CHECKPOINTS);
                var leaf = cursor(leafRows, LEAVES)) {
            boolean more = leaf.next();
            boolean passedOver = false;
            while (checkpoint.next() && !findings.full()) {
                checkpoints++;
                if (!isSigned(checkpoint, findings)) {
                    passedOver = true; // nothing is measured by it
                    continue;
                }
                long size = checkpoint.getLong(1);
                var issuedAt = passedOver ? null : instant(checkpoint, 5);
                passedOver = false;
                while (more && leaf.getLong(1) < size && !findings.full()) {
                    walk.entry(leaf.getLong(1), RowsDigest.Row.of(leaf, 2), instant(leaf, 6), issuedAt);
                    more = leaf.next();
                }
                walk.missingUntil(size);
                walk.checkpoint(checkpoint.getBytes(2), signed(checkpoint.getString(4)), name.origin());
            }
            while (more && !findings.full()) {
                findings.add("entry %d is under no checkpoint", leaf.getLong(1));
                more = leaf.next();
            }
        }
        walk.end();
        checkTiles(connection, walk.size(), findings);
        checkOthers(connection, findings);
        contents.forEach(held -> new ContentsAudit(database, findings).check(held));
        kinds.forEach(kind -> new KindAudit(database, kind, findings).check());
        return new Audited(findings.count() == 0, walk.size(), checkpoints, findings.all());
    }

    private boolean isSigned(ResultSet checkpoint, Findings findings) throws SQLException {
        long size = checkpoint.getLong(1);
        var text = new Checkpoint(name.origin(), size, checkpoint.getBytes(2)).text();
        if (signed(checkpoint.getString(3)).equals(Optional.of(text))) {
            return true;
        }
        findings.add("the checkpoint of %d leaves is not the one that was signed", size);
        return false;
    }

    /** The text, if a key of the log signed it. */
    private Optional<String> signed(String note) {
        try {
            var read = SignedNote.of(note);
            return name.signed(read) ? Optional.of(read.text()) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] tile(Connection connection, int level, long number) {
        try (var query = connection.prepareStatement("select hashes from tile where level = ? and number = ?")) {
            query.setInt(1, level);
            query.setLong(2, number);
            try (var row = query.executeQuery()) {
                return row.next() ? row.getBytes(1) : new byte[0];
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the log cannot be read", e);
        }
    }

    /** What is right of the edge. */
    private static void checkTiles(Connection connection, long size, Findings findings) throws SQLException {
        try (var statement = connection.createStatement();
                var row = cursor(statement, TILES)) {
            while (row.next()) {
                int level = row.getInt(1);
                long hashes = level < 0 || level >= Tile.LEVELS ? 0 : size >> (Tile.HEIGHT * level);
                if (row.getLong(2) * Tile.FULL >= hashes) {
                    findings.add("tile %d of level %d has no place in the log", row.getLong(2), level);
                }
            }
        }
    }

    private static void checkOthers(Connection connection, Findings findings) throws SQLException {
        try (var statement = connection.createStatement();
                var row = cursor(statement, SALTS)) {
            while (row.next()) {
                findings.add("the salt of entry %d has no entry", row.getLong(1));
            }
        }
        try (var statement = connection.createStatement();
                var row = cursor(statement, COSIGNATURES)) {
            while (row.next()) {
                if (!holds(row.getString(3), row.getString(2), row.getString(4))) {
                    findings.add("a cosignature of the checkpoint of %d leaves does not hold", row.getLong(1));
                }
            }
        }
    }

    private static boolean holds(String key, String note, String line) {
        try {
            return VerifierKey.of(key).verifies(SignedNote.of(note).text(), SignedNote.line(line));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static ResultSet cursor(Statement statement, String sql) throws SQLException {
        statement.setFetchSize(AT_ONCE);
        return statement.executeQuery(sql);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
