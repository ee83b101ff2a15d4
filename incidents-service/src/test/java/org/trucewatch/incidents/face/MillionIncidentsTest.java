package org.trucewatch.incidents.face;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.IncidentsTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
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
    private static final int ONE_IN_A_THOUSAND = 1000;

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
            var auditor = Filtered.viewers().get("auditor");
            double byKey =
                    millis(500, n -> gallery.find(key(agreement, n), auditor).orElseThrow());
            var late = Instant.parse("2016-01-01T00:00:00Z").plusSeconds(MANY - MANY / ONE_IN_A_THOUSAND);
            var searches = Filtered.searches(Filtered.documented(), late.toString(), MANY - MANY / ONE_IN_A_THOUSAND);
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
                            "%-40s %-10s %8.2f ms %6.1f reads of %.3f ms%n",
                            search.getKey(), viewer.getKey(), page, page / byKey, byKey);
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

    private static UUID key(String agreement, int n) {
        // what the database's md5 makes of it
        return UUID.fromString(HexFormat.of()
                .formatHex(md5(agreement + (1 + n * (MANY / 1000))))
                .replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }

    private static byte[] md5(String text) {
        try {
            return MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
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
