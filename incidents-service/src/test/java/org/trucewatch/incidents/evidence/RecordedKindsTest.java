package org.trucewatch.incidents.evidence;

import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.Person;
import org.trucewatch.kit.events.Json;
import org.trucewatch.local.Tampering;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is recorded and changed in the database afterwards is named by an audit, and only that. */
@IncidentsTest
class RecordedKindsTest extends Uploads {

    @Inject
    DataSource database;

    @Test
    void evidenceIsHeldAgainstWhatWasReceived() throws SQLException {
        var report = sent(Person.RCC, ceasefire().report().body());
        var evidence =
                uploaded(Person.RCC, report, aFile(100)).path("evidenceId").asText();
        var finding = "the evidence-received of " + evidence + " ";

        mustBeNamed(finding, "evidence", "consent", "'PUBLIC'", evidence);
        mustBeNamed(finding, "evidence", "agency", "'agency-snhr'", evidence);
        mustBeNamed(finding, "evidence", "received_at", "received_at - interval '1 day'", evidence);
        mustBeNamed(finding, "evidence", "media_type", "'image/png'", evidence);
        mustBeNamed(finding, "evidence", "filename", "'another.jpg'", evidence);
    }

    @Test
    void custodyIsHeldAgainstItsSteps() throws SQLException {
        var report = sent(Person.RCC, ceasefire().report().body());
        var evidence =
                uploaded(Person.RCC, report, aFile(100)).path("evidenceId").asText();
        as(Person.RCC).get("/v1/evidence/" + evidence + "/content").then().statusCode(200);
        var finding = "the custody-step of " + evidence + " ";
        var viewed = idOf("custody_step where step = 'VIEWED' and evidence_id::text = ?", evidence);

        mustBeNamed(finding, "custody_step", "step", "'EXPORTED'", viewed);
        mustBeNamed(finding, "custody_step", "at", "at + interval '1 hour'", viewed);
        mustBeNamed(finding, "custody_step", "agency", "'agency-snhr'", viewed);
        mustBeNamed(finding, "custody_step", "leaf", "repeat('0', 64)", viewed);
    }

    @Test
    void statementsAreHeldAgainstWhatWasDeclared() throws SQLException {
        var statement =
                Json.MAPPER.createObjectNode().put("id", UUID.randomUUID().toString());
        statement.put("agreementId", ceasefire().id()).put("kind", "CONVOY");
        statement
                .putArray("text")
                .addObject()
                .put("lang", "en")
                .put("text", "A convoy leaves.")
                .put("original", true);
        post(Person.OFFICER_RU, "/v1/statements", statement).statusCode(201);
        var id = statement.path("id").asText();
        var finding = "the statement-made of " + id + " ";

        mustBeNamed(finding, "statement", "party", "'HNC'", id);
        mustBeNamed(finding, "statement", "kind", "'WITHDRAWAL'", id);
        mustBeNamed(
                finding, "statement", "content", "jsonb_set(content::jsonb, '{text,0,text}', '\"None leaves.\"')", id);
        mustBeNamed(finding, "statement", "made_by", "'somebody'", id);
    }

    @Test
    void agreementsAreHeldAgainstTheLastChangeOfEachVersion() throws SQLException {
        var agreement = ceasefire().id();
        var version = idOf("agreement_version where number = 1 and agreement_id = ?", agreement);
        var finding = "version 1 of agreement " + agreement + " is not what was recorded";

        for (var state : List.of("PROPOSED", "RATIFIED", "SUPERSEDED")) {
            mustBeNamed(finding, "agreement_version", "state", "'" + state + "'", version);
        }
        var earlier = "in_force_from - interval '1 day'";
        mustBeNamed(finding, "agreement_version", "in_force_from", earlier, version);
        var title = "jsonb_set(content::jsonb, '{title,0,text}', '\"Another\"')";
        mustBeNamed(finding, "agreement_version", "content", title, version);
    }

    @Test
    void erasuresAreHeldAgainstWhatWasDone() throws SQLException {
        var report = sent(Person.RCC, ceasefire().report().body());
        uploaded(Person.RCC, report, aFile(100));
        erased(Person.RCC, report);
        var finding = "the erasure of " + report + " ";
        var erasure = idOf("erasure where report_id::text = ?", report.toString());

        mustBeNamed(finding, "erasure", "reason", "'none'", erasure);
        mustBeNamed(finding, "erasure", "confirmed_party", "'RU'", erasure);
        mustBeNamed(finding, "erasure", "confirmed_at", "confirmed_at + interval '1 day'", erasure);
        mustBeNamed(finding, "erasure", "evidence", "'{}'", erasure);
    }

    @Test
    void openingsOfIdentitiesAreHeldAgainstWhatWasDone() throws SQLException {
        var body = ceasefire().report().body();
        body.putObject("source").put("name", "Abu Example");
        var path = "/v1/reports/" + sent(Person.RCC, body) + "/identity-openings";
        var opening = json(post(Person.KEEPER_UN, path, reason("A court asks.")))
                .path("id")
                .asText();
        post(Person.KEEPER_US, path + "/" + opening + "/confirmations", reason("Agreed."))
                .statusCode(201);
        var opened = "the identity-opened of " + opening + " ";
        var read = "the identity-read of " + opening + " ";
        var reading = idOf("identity_reading where opening_id::text = ?", opening);

        mustBeNamed(opened, "identity_opening", "reason", "'none'", opening);
        mustBeNamed(opened, "identity_opening", "asked_party", "'RU'", opening);
        mustBeNamed(opened, "identity_opening", "confirmed_at", "confirmed_at + interval '1 day'", opening);
        mustBeNamed(opened, "identity_opening", "until", "until - interval '1 day'", opening);
        mustBeNamed(read, "identity_reading", "party", "'RU'", reading);
        mustBeNamed(read, "identity_reading", "read_at", "read_at - interval '1 day'", reading);
        mustBeNamed(read, "identity_reading", "leaf", "repeat('0', 64)", reading);
    }

    private String idOf(String which, String key) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select id from " + which)) {
            query.setString(1, key);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private void mustBeNamed(String finding, String table, String column, String value, String id) {
        assertThat(about(finding)).as("before").isEmpty();
        new Tampering(database).change(table, column, value, "id::text = '" + id + "'", () -> assertThat(about(finding))
                .as(table + "." + column)
                .hasSize(1));
        assertThat(about(finding)).as("after").isEmpty();
    }

    private static List<String> about(String finding) {
        List<String> findings = as(Person.AUDITOR)
                .post("/ops/incidents/audits")
                .then()
                .statusCode(200)
                .extract()
                .path("findings");
        return findings.stream().filter(one -> one.startsWith(finding)).toList();
    }
}
