package org.trucewatch.kit.ledger;

import org.trucewatch.kit.ledger.proof.SignedNote;
import org.trucewatch.kit.ledger.proof.TiledNodes;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** The log as it is in the database. Failures of the database are {@link IllegalStateException}. */
@ApplicationScoped
class LogRows implements TiledNodes.Source {

    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static final String CHECKPOINT = "select size, root, note from checkpoint ";

    private final DataSource database;

    LogRows(DataSource database) {
        this.database = database;
    }

    Optional<Issued> latest() {
        return one(CHECKPOINT + "order by size desc limit 1", statement -> {}, LogRows::issued);
    }

    Optional<Issued> at(long size) {
        return one(CHECKPOINT + "where size = ?", statement -> statement.setLong(1, size), LogRows::issued);
    }

    /** The latest that a guarantor has cosigned. */
    Optional<Issued> latestCosigned() {
        return one(CHECKPOINT + "where size = (select max(size) from cosignature)", statement -> {}, LogRows::issued);
    }

    List<SignedNote.Line> cosignatures(long size) {
        return many(
                "select line from cosignature where size = ? order by received_at, key",
                statement -> statement.setLong(1, size),
                row -> SignedNote.line(row.getString(1)));
    }

    @Override
    public byte[] tile(int level, long number) {
        return find(level, number).orElseThrow(() -> new IllegalStateException("the log misses a tile"));
    }

    Optional<byte[]> find(int level, long number) {
        return one(
                "select hashes from tile where level = ? and number = ?",
                statement -> {
                    statement.setInt(1, level);
                    statement.setLong(2, number);
                },
                row -> row.getBytes(1));
    }

    List<byte[]> entries(long from, long until) {
        return many(
                "select leaf from leaf where index >= ? and index < ? order by index",
                statement -> {
                    statement.setLong(1, from);
                    statement.setLong(2, until);
                },
                row -> row.getBytes(1));
    }

    OptionalLong indexOf(byte[] leaf) {
        return one(
                        "select index from leaf where leaf = ?",
                        statement -> statement.setBytes(1, leaf),
                        row -> row.getLong(1))
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** Zero when none waits. */
    double oldestWaitingSeconds() {
        return one(
                        "select extract(epoch from now() - recorded_at) from pending_leaf order by position limit 1",
                        statement -> {},
                        row -> row.getDouble(1))
                .orElse(0.0);
    }

    private static Issued issued(ResultSet row) throws SQLException {
        return new Issued(row.getLong(1), row.getBytes(2), SignedNote.of(row.getString(3)));
    }

    private <T> Optional<T> one(String sql, Parameters parameters, Row<T> row) {
        return many(sql, parameters, row).stream().findFirst();
    }

    private <T> List<T> many(String sql, Parameters parameters, Row<T> row) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            parameters.set(query);
            try (var rows = query.executeQuery()) {
                var all = new ArrayList<T>();
                while (rows.next()) {
                    all.add(row.read(rows));
                }
                return all;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the log cannot be read", e);
        }
    }
}
