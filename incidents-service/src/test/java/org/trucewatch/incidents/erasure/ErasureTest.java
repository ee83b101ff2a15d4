package org.trucewatch.incidents.erasure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.ValidatableResponse;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.Database;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.Person;
import org.trucewatch.incidents.Wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.incidents.Person.AUDITOR;
import static org.trucewatch.incidents.Person.KEEPER_RU;
import static org.trucewatch.incidents.Person.KEEPER_UN;
import static org.trucewatch.incidents.Person.RCC;
import static org.trucewatch.incidents.Person.SNHR;

@IncidentsTest
class ErasureTest extends Calls {

    private static final String WORDS = "Kassandra saw it from her balcony";

    private Ceasefire ceasefire;
    private UUID report;
    private ObjectNode body;
    private String evidence;

    @BeforeEach
    void aReportWithASourceAndAFile() {
        ceasefire = Ceasefire.inForce();
        body = ceasefire
                .report()
                .consent("GUARANTORS")
                .saying(WORDS)
                .named(WORDS)
                .body();
        body.putObject("source").put("name", WORDS);
        body.putObject("origin").put("relayed", false).put("name", WORDS);
        report = sent(RCC, body);
        evidence = evidence(WORDS.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsErasedIsNowhereAnyMoreAndThatItWasErasedIs() throws Exception {
        var incident = incidentOf(RCC, report);
        var leaf = get(RCC, "/v1/evidence/" + evidence).at("/log/leaf").textValue();
        try (var wire = new Wire()) {
            erased(RCC, report);

            var told = await().atMost(SOON)
                    .until(() -> wire.heard("incidents.report-erased.v1", report.toString()), heard -> !heard.isEmpty())
                    .get(0)
                    .data();
            assertThat(told.at("/evidence/0").textValue()).isEqualTo(evidence);
            assertThat(told.at("/incidents/0").textValue()).isEqualTo(incident);
            await().atMost(SOON).untilAsserted(() -> assertThat(wire.heard("incidents.incident-changed.v1", incident))
                    .last()
                    .satisfies(event -> assertThat(event.data().toString()).doesNotContain(WORDS)));
        }

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(everywhere("kassandra")).isEmpty());
        var shown = get(AUDITOR, "/v1/reports/" + report);
        assertThat(shown.at("/erased/reason").textValue()).isEqualTo("She is in danger.");
        assertThat(shown.get("kind").textValue()).isEqualTo("SHELLING");
        assertThat(shown.toString()).doesNotContain(WORDS);
        var file = get(AUDITOR, "/v1/evidence/" + evidence);
        assertThat(file.get("erased").booleanValue()).isTrue();
        assertThat(file.at("/log/leaf").textValue()).isEqualTo(leaf);
        assertThat(file.at("/custody/0/step").textValue()).isEqualTo("STORED");
        assertThat(file.toString()).doesNotContain("sha256", "filename", "capture");
        as(AUDITOR).get("/v1/evidence/" + evidence + "/content").then().statusCode(410);
        assertThat(get(AUDITOR, "/v1/incidents/" + incident).get("kind").textValue())
                .isEqualTo("SHELLING");
        var record = get(AUDITOR, "/v1/reports/" + report + "/erasures").at("/items/0");
        assertThat(record.get("confirmedBy").textValue()).isEqualTo("keeper");
        assertThat(record.get("leaf").textValue()).hasSize(64);
    }

    @Test
    void aContentThatOtherEvidenceHasStays() throws IOException {
        var theirs = sent(SNHR, ceasefire.report().body());
        var other = upload(SNHR, theirs, WORDS.getBytes(StandardCharsets.UTF_8));

        erased(RCC, report);

        await().during(Duration.ofSeconds(1))
                .until(() -> Files.exists(original(
                        get(SNHR, "/v1/evidence/" + other).get("sha256").textValue())));
        as(SNHR).get("/v1/evidence/" + other + "/content").then().statusCode(200);
    }

    @Test
    void theAgencyAsksAndAKeeperOfAnotherSideConfirms() {
        var id = UUID.randomUUID();
        as(KEEPER_UN).get("/v1/reports/" + report + "/erasures").then().statusCode(404);
        ask(SNHR, id).statusCode(404);
        ask(RCC, id).statusCode(201);
        ask(RCC, id).statusCode(200);
        post(
                        RCC,
                        "/v1/reports/" + report + "/erasures",
                        reason("Another reason.").put("id", id.toString()))
                .statusCode(409);

        confirm(KEEPER_RU, id).statusCode(403).body("type", equalTo("/problems/same-affiliation"));
        confirm(RCC, id).statusCode(403);
        confirm(KEEPER_UN, UUID.randomUUID()).statusCode(404);
        confirm(KEEPER_UN, id).statusCode(201);
        confirm(KEEPER_UN, id).statusCode(200).body("confirmedParty", equalTo("UN"));
    }

    @Test
    void whatWasErasedIsNotTakenAgainUnderItsId() {
        erased(RCC, report);

        post(RCC, "/v1/reports", body).statusCode(409);
        as(RCC).contentType("image/jpeg")
                .queryParam("id", evidence)
                .body(WORDS.getBytes(StandardCharsets.UTF_8))
                .post("/v1/reports/" + report + "/evidence")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/erased"));
    }

    private ValidatableResponse ask(Person agency, UUID id) {
        return post(
                agency,
                "/v1/reports/" + report + "/erasures",
                reason("She is in danger.").put("id", id.toString()));
    }

    private ValidatableResponse confirm(Person keeper, UUID id) {
        return post(keeper, "/v1/reports/" + report + "/erasures/" + id + "/confirmations", reason("Agreed."));
    }

    private String evidence(byte[] file) {
        return upload(RCC, report, file);
    }

    private static String upload(Person agency, UUID report, byte[] file) {
        return json(as(agency)
                        .contentType("image/jpeg")
                        .header("Content-Disposition", "attachment; filename=\"" + WORDS + "\"")
                        .header("Evidence-Capture", "{\"device\":\"" + WORDS + "\"}")
                        .body(file)
                        .post("/v1/reports/" + report + "/evidence")
                        .then()
                        .statusCode(201))
                .get("evidenceId")
                .textValue();
    }

    private static Path original(String sha256) {
        return ConfigProvider.getConfig()
                .getValue("trucewatch.store.directory", Path.class)
                .resolve("originals")
                .resolve(sha256.substring(0, 2))
                .resolve(sha256);
    }

    /** Every table that has the words in a row of this report or its agreement. */
    private List<String> everywhere(String words) throws SQLException, IOException {
        var found = new ArrayList<String>();
        try (var connection = Database.open();
                var statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (var row = statement.executeQuery(
                    "select table_name from information_schema.tables where table_schema = current_schema()")) {
                while (row.next()) {
                    tables.add(row.getString(1));
                }
            }
            assertThat(tables).contains("report", "evidence", "outbox", "witness", "incident_face");
            for (var table : tables) {
                var text = table.equals("outbox") ? "convert_from(body, 'UTF8')" : "t::text";
                var sql = "select 1 from " + table + " t where " + text + " ilike ? and (" + text + " like ? or " + text
                        + " like ?) limit 1";
                try (var query = connection.prepareStatement(sql)) {
                    query.setString(1, "%" + words + "%");
                    query.setString(2, "%" + ceasefire.id() + "%");
                    query.setString(3, "%" + report + "%");
                    if (query.executeQuery().next()) {
                        found.add(table);
                    }
                }
            }
        }
        return found;
    }
}
