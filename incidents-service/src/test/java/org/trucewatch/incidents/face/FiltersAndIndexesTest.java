package org.trucewatch.incidents.face;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.Database;
import org.trucewatch.incidents.IncidentsTest;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

@IncidentsTest
class FiltersAndIndexesTest {

    private static final int MANY = 20_000;

    @Test
    void theFirstPageOfEveryFilterIsReadFromIndexesByEveryViewer() throws SQLException, IOException {
        var agreement = Ceasefire.inForce().id();
        var softly = new SoftAssertions();
        try (var connection = Database.open()) {
            connection.setAutoCommit(false);
            ManyIncidents.of(connection, agreement, MANY);
            var searches = Filtered.searches(Filtered.documented(), "2016-01-01T05:30:00Z", MANY - 200);
            assertThat(searches).hasSizeGreaterThan(30);
            for (var viewer : Filtered.viewers().entrySet()) {
                for (var search : searches.entrySet()) {
                    for (boolean crowded : new boolean[] {false, true}) {
                        softly.assertThat(plan(connection, agreement, viewer.getValue(), search.getValue(), crowded))
                                .as(search.getKey() + " for " + viewer.getKey())
                                .doesNotContain(
                                        "Seq Scan on incident_face", "Seq Scan on incident ", "Seq Scan on finding");
                    }
                }
            }
            connection.rollback();
        }
        softly.assertAll();
    }

    private static String plan(Connection connection, String agreement, Viewer viewer, Search search, boolean crowded)
            throws SQLException {
        var parameters = new ArrayList<Object>();
        var end = OffsetDateTime.parse("9999-01-01T00:00:00Z");
        var sql = Gallery.page(agreement, viewer, search, crowded, end, new UUID(-1, -1), 51, parameters);
        try (var explain = connection.prepareStatement("explain " + sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                explain.setObject(i + 1, parameters.get(i));
            }
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
