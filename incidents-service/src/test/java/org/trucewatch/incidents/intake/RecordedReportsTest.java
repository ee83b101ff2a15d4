package org.trucewatch.incidents.intake;

import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.Person;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;

@IncidentsTest
class RecordedReportsTest extends Calls {

    @Inject
    DataSource database;

    @Test
    void aReportThatWasChangedInTheDatabaseIsNamedByAnAudit() throws SQLException {
        var ceasefire = Ceasefire.inForce();
        var report = sent(Person.RCC, ceasefire.report().body());
        var other = sent(Person.RCC, ceasefire.report().body());
        assertThat(findings()).noneMatch(found -> found.contains(report.toString()));

        change(report, "content = jsonb_set(content, '{kind}', '\"SNIPER\"')");
        change(other, "leaf = encode(sha256(salt), 'hex'), salt = salt");

        assertThat(findings())
                .contains(
                        "report " + report + " is not what was recorded",
                        "report " + other + " is not what was recorded")
                .contains("report " + other + " has no entry in the log")
                .doesNotContain("report " + report + " has no entry in the log");
    }

    @Test
    void theAuthorIsGivenWhatOpensItsLeafWheneverItAsks() {
        var ceasefire = Ceasefire.inForce();
        var receipt =
                json(post(Person.RCC, "/v1/reports", ceasefire.report().body()).statusCode(201));

        var report = get(Person.RCC, "/v1/reports/" + receipt.get("id").textValue());

        assertThat(report.get("leaf")).isEqualTo(receipt.at("/log/leaf"));
        assertThat(report.get("salt")).isEqualTo(receipt.at("/log/salt"));
    }

    private static List<String> findings() {
        return as(Person.AUDITOR)
                .post("/ops/incidents/audits")
                .then()
                .statusCode(200)
                .extract()
                .path("findings");
    }

    private void change(UUID report, String change) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("update report set " + change + " where id = ?")) {
            update.setObject(1, report);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }
}
