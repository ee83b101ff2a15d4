package org.trucewatch.incidents.matching;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trucewatch.incidents.Database;
import org.trucewatch.incidents.IncidentsTest;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** What a batch may be one with is found by the indexes, also among neighbouring kinds and other spellings. */
@IncidentsTest
class CandidatesTest {

    private static final int REPORTS = 500;

    @ParameterizedTest
    @ValueSource(strings = {"reach && ", "place_name = ANY"})
    void candidatesAreFoundByAnIndexForEachReport(String condition) throws SQLException {
        try (var connection = Database.open()) {
            manyWitnesses(connection);
            var sql = condition.startsWith("reach") ? Queue.NEAR : Queue.NAMED;

            var plan = plan(connection, sql);

            assertThat(plan).doesNotContain("Seq Scan on witness").containsPattern("Index Cond: .*\\Q" + condition);
            // what the index gives is nearly what is looked for: a report reads few rows, not those of its area or day
            assertThat(rowsRead(plan)).isLessThan(20L * REPORTS);
        }
    }

    /** A table of the same name, seen by this connection only, with the indexes of the real one. */
    private static void manyWitnesses(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create temp table witness (like public.witness including indexes including defaults)");
            statement.execute("""
                    insert into witness (id, incident_id, report_id, agreement_id, area, kind, drill, earliest, latest,
                                         reach, place_name, joined_at, joined_by)
                    select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'syria-2016', 'SY' || n % 14,
                           (array['SHELLING', 'AIR_STRIKE', 'SNIPER'])[1 + n % 3], false,
                           timestamptz '2016-03-01' + n * interval '1 minute',
                           timestamptz '2016-03-01' + n * interval '1 minute' + interval '2 hours',
                           box(point(36 + n % 97 * 0.05, 33 + n % 89 * 0.05), point(36.01 + n % 97 * 0.05, 33.01 + n % 89 * 0.05)),
                           'place' || n % 997, now(), 'rule'
                      from generate_series(1, 60000) n""");
            statement.execute("analyze witness");
        }
    }

    private static String plan(Connection connection, String sql) throws SQLException {
        try (var query = connection.prepareStatement("explain (analyze, timing off) " + sql)) {
            var kinds = new String[REPORTS];
            var earliest = new String[REPORTS];
            var latest = new String[REPORTS];
            var drills = new Boolean[REPORTS];
            var reaches = new String[REPORTS];
            var names = new String[REPORTS];
            for (int i = 0; i < REPORTS; i++) {
                kinds[i] = "{SHELLING,AIR_STRIKE}";
                earliest[i] = "2016-03-10T00:00:00Z";
                latest[i] = "2016-03-10T02:00:00Z";
                drills[i] = false;
                reaches[i] = "((36.2,33.2),(36.3,33.3))";
                names[i] = "{place" + i + ",\"another way\"}";
            }
            query.setArray(1, connection.createArrayOf("text", kinds));
            query.setArray(2, connection.createArrayOf("timestamptz", earliest));
            query.setArray(3, connection.createArrayOf("timestamptz", latest));
            query.setArray(4, connection.createArrayOf("boolean", drills));
            query.setArray(5, connection.createArrayOf("text", reaches));
            query.setArray(6, connection.createArrayOf("text", names));
            query.setString(7, "syria-2016");
            query.setString(8, "SY3");
            var plan = new StringBuilder();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    plan.append(row.getString(1)).append('\n');
                }
            }
            return plan.toString();
        }
    }

    /** Rows that the filters threw away, over all looks into the table. */
    private static long rowsRead(String plan) {
        return Pattern.compile("Rows Removed by Filter: (\\d+)")
                .matcher(plan)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)) * REPORTS)
                .sum();
    }
}
