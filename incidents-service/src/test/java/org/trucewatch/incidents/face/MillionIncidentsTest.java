package org.trucewatch.incidents.face;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.IncidentsTest;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

import jakarta.inject.Inject;

@IncidentsTest
@EnabledIfSystemProperty(
        named = "trucewatch.long",
        matches = "true",
        disabledReason = "writes a million incidents, which takes minutes")
class MillionIncidentsTest {

    private static final int MANY = Integer.getInteger("trucewatch.incidents", 1_000_000);
    private static final int MOST_READS = 50;
    private static final int ONE_IN_A_HUNDRED = 100;

    @Inject
    AgroalDataSource database;

    @Inject
    Gallery gallery;

    @Test
    void everyFilterAnswersItsFirstPageInTheTimeOfFiftyReadsByKey() throws SQLException, IOException {
        var agreement = Ceasefire.inForce().id();
        var softly = new SoftAssertions();
        QuarkusTransaction.begin(QuarkusTransaction.beginOptions().timeout(3600));
        try (var connection = database.getConnection()) {
            ManyIncidents.of(connection, agreement, MANY);
            try (var tidy = connection.createStatement()) {
                tidy.execute("select gin_clean_pending_list(index) from unnest(array['face_by_words'::regclass,"
                        + " 'face_by_commitment', 'face_by_audience']) index");
            }
            double byKey = millis(200, n -> readByKey(connection, agreement, n));
            var late = Instant.parse("2016-01-01T00:00:00Z").plusSeconds(MANY - MANY / ONE_IN_A_HUNDRED);
            var searches = Filtered.searches(Filtered.documented(), late.toString(), MANY - MANY / ONE_IN_A_HUNDRED);
            for (var viewer : Filtered.viewers().entrySet()) {
                for (var search : searches.entrySet()) {
                    double page = millis(
                            9,
                            n -> gallery.search(
                                    agreement,
                                    viewer.getValue(),
                                    search.getValue(),
                                    Instant.parse("9999-01-01T00:00:00Z"),
                                    new UUID(-1, -1),
                                    51));
                    System.out.printf(
                            "%-40s %-10s %8.2f ms %6.1f reads%n", search.getKey(), viewer.getKey(), page, page / byKey);
                    softly.assertThat(page / byKey)
                            .as(
                                    "%s for %s took %.2f ms, a read by key %.3f ms",
                                    search.getKey(), viewer.getKey(), page, byKey)
                            .isLessThanOrEqualTo(MOST_READS);
                }
            }
        } finally {
            QuarkusTransaction.rollback();
        }
        softly.assertAll();
    }

    /** Something that is timed. */
    private interface Timed {
        void run(int n) throws SQLException;
    }

    private static void readByKey(Connection connection, String agreement, int n) throws SQLException {
        try (var query = connection.prepareStatement("select * from incident where id = md5(? || ?)::uuid")) {
            query.setString(1, agreement);
            query.setInt(2, 1 + n * (MANY / 1000));
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    throw new AssertionError("no incident " + n);
                }
                row.getString("state");
            }
        }
    }

    private static double millis(int times, Timed timed) throws SQLException {
        var took = new long[times];
        for (int n = -3; n < times; n++) {
            long began = System.nanoTime();
            timed.run(Math.abs(n));
            if (n >= 0) {
                took[n] = System.nanoTime() - began;
            }
        }
        Arrays.sort(took);
        return took[times / 2] / 1e6;
    }
}
