package org.trucewatch.verification.examination;

import io.agroal.api.AgroalDataSource;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

/** Finds the same file, or a picture that is nearly the same, among all evidence; found by index, however much there is. */
@ApplicationScoped
public class Likenesses {

    /** @param distance bits in which the fingerprints differ; 0 also for the same file */
    public record Likeness(UUID evidence, boolean sameFile, int distance) {}

    /** @param more whether there are so many that only the earliest are among them */
    public record Found(List<Likeness> likenesses, boolean more) {}

    /** Of 64 bits. Two pictures that have nothing to do with each other differ in 32, give or take 4. */
    static final int NEAR = 7;

    /** Of either kind, the earliest received: nobody can come before them by uploading more. */
    static final int MOST = 200;

    private static final int BAND_BITS = 16;

    private static final String SAME = """
            select other.id from evidence this join evidence other on other.sha256 = this.sha256
             where this.id = ? and other.id <> this.id order by other.received_at, other.id limit ?""";

    private static final String NEARLY = """
            select other.id, distance from evidence this, (
                select p.evidence_id, bit_count((p.fingerprint # ?)::bit(64)) as distance from picture p
                 where (p.band_0 = any(?) or p.band_1 = any(?) or p.band_2 = any(?) or p.band_3 = any(?))
                   and p.fingerprint_of = ? and p.evidence_id <> ?) found
              join evidence other on other.id = found.evidence_id
             where distance <= ? and this.id = ? and other.sha256 <> this.sha256
             order by other.received_at, other.id limit ?""";

    private static final String PRINT = "select fingerprint, fingerprint_of from picture where evidence_id = ?";

    private final AgroalDataSource database;

    Likenesses(AgroalDataSource database) {
        this.database = database;
    }

    public Found of(UUID evidence) {
        try (var connection = database.getConnection()) {
            var same = same(connection, evidence);
            var nearly = List.<Likeness>of();
            try (var query = connection.prepareStatement(PRINT)) {
                query.setObject(1, evidence);
                try (var row = query.executeQuery()) {
                    if (row.next()) {
                        nearly = nearly(connection, evidence, row.getLong(1), row.getString(2));
                    }
                }
            }
            return new Found(
                    Stream.of(same, nearly)
                            .flatMap(found -> found.stream().limit(MOST))
                            .toList(),
                    same.size() > MOST || nearly.size() > MOST);
        } catch (SQLException e) {
            throw new IllegalStateException("likenesses could not be looked for", e);
        }
    }

    private static List<Likeness> same(Connection connection, UUID evidence) throws SQLException {
        try (var query = connection.prepareStatement(SAME)) {
            query.setObject(1, evidence);
            query.setInt(2, MOST + 1);
            try (var row = query.executeQuery()) {
                var found = new ArrayList<Likeness>();
                while (row.next()) {
                    found.add(new Likeness(row.getObject(1, UUID.class), true, 0));
                }
                return found;
            }
        }
    }

    private static List<Likeness> nearly(Connection connection, UUID evidence, long print, String of)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(NEARLY)) {
            query.setLong(1, print);
            for (int band = 0; band < 4; band++) {
                query.setArray(2 + band, connection.createArrayOf("integer", around(band(print, band))));
            }
            query.setString(6, of);
            query.setObject(7, evidence);
            query.setInt(8, NEAR);
            query.setObject(9, evidence);
            query.setInt(10, MOST + 1);
            try (var row = query.executeQuery()) {
                var found = new ArrayList<Likeness>();
                while (row.next()) {
                    found.add(new Likeness(row.getObject(1, UUID.class), false, row.getInt(2)));
                }
                return found;
            }
        }
    }

    private static int band(long print, int number) {
        return (int) (print >>> BAND_BITS * (3 - number) & 0xffff);
    }

    /** The value itself and those that differ from it in one bit. */
    private static Integer[] around(int band) {
        var values = new Integer[BAND_BITS + 1];
        values[BAND_BITS] = band;
        for (int bit = 0; bit < BAND_BITS; bit++) {
            values[bit] = band ^ 1 << bit;
        }
        return values;
    }
}
