package org.trucewatch.verification.examination;

import io.agroal.api.AgroalDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.verification.VerificationTest;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;

@VerificationTest
class LikenessesTest {

    private static final String MANY = """
            with told as (
                insert into evidence (id, report_id, agreement_id, drill, revision, consent, sha256, received_at, content)
                select gen_random_uuid(), gen_random_uuid(), 'likenesses', true, 1, 'NEUTRAL',
                       md5(random()::text) || md5(random()::text), now(), '{}'
                  from generate_series(1, ?)
                returning id), looked as (
                insert into examination (evidence_id, outcome, attempts, examined_at)
                select id, 'EXAMINED', 1, now() from told returning evidence_id)
            insert into picture (evidence_id, fingerprint, fingerprint_of)
            select evidence_id, (random() * 9223372036854775807)::bigint # ((random() * 9e18)::bigint << 1), 'likenesses'
              from looked""";

    @Inject
    AgroalDataSource database;

    @Inject
    Likenesses likenesses;

    @AfterEach
    void empty() throws SQLException {
        try (var connection = database.getConnection();
                var delete = connection.createStatement()) {
            delete.execute(
                    "delete from examination using evidence where id = evidence_id and agreement_id = 'likenesses'");
            delete.execute("delete from evidence where agreement_id = 'likenesses'");
        }
    }

    @Test
    void thoseOfManyFilesAreFoundTogetherAndByIndex() throws Exception {
        try (var connection = database.getConnection()) {
            fill(connection, 20_000);
            var pictures = some(connection, 3);
            var flipped = alike(connection, pictures.get(0), 0b1000000000000001000000000000000100000000000001011L);
            alike(connection, pictures.get(1), 0xffL);

            var found = likenesses.of(pictures);

            assertThat(found.keySet()).containsExactly(pictures.get(0));
            assertThat(found.get(pictures.get(0)).likenesses())
                    .containsExactly(new Likenesses.Likeness(flipped, false, 6));
            assertThat(likenesses.of(List.of(flipped)).get(flipped).likenesses())
                    .containsExactly(new Likenesses.Likeness(pictures.get(0), false, 6));
            assertThat(plan(connection, pictures))
                    .contains("picture_band_0", "picture_band_3")
                    .doesNotContain("Seq Scan on picture");
        }
    }

    private static void fill(Connection connection, int pictures) throws SQLException {
        try (var insert = connection.prepareStatement(MANY)) {
            insert.setInt(1, pictures);
            insert.executeUpdate();
        }
        try (var analyze = connection.createStatement()) {
            analyze.execute("analyze picture");
            analyze.execute("analyze evidence");
        }
    }

    private static List<UUID> some(Connection connection, int many) throws SQLException {
        try (var query = connection.prepareStatement(
                "select evidence_id from picture where fingerprint_of = 'likenesses' order by evidence_id limit ?")) {
            query.setInt(1, many);
            try (var row = query.executeQuery()) {
                var ids = new ArrayList<UUID>();
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
                return ids;
            }
        }
    }

    /** One more, whose fingerprint differs from that of another in these bits. */
    private static UUID alike(Connection connection, UUID other, long bits) throws SQLException {
        fill(connection, 1);
        try (var update = connection.prepareStatement("""
                update picture set fingerprint = (select fingerprint from picture where evidence_id = ?) # ?
                 where evidence_id = (select id from evidence where agreement_id = 'likenesses'
                                       order by received_at desc, id limit 1)
                returning evidence_id""")) {
            update.setObject(1, other);
            update.setLong(2, bits);
            try (var row = update.executeQuery()) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        }
    }

    private static String plan(Connection connection, List<UUID> pictures) throws SQLException {
        try (var explain = connection.prepareStatement("explain " + Likenesses.NEARLY)) {
            explain.setArray(1, connection.createArrayOf("uuid", pictures.toArray()));
            explain.setInt(2, Likenesses.NEAR);
            explain.setInt(3, Likenesses.MOST);
            try (var row = explain.executeQuery()) {
                var lines = new StringBuilder();
                while (row.next()) {
                    lines.append(row.getString(1)).append('\n');
                }
                return lines.toString();
            }
        }
    }
}
