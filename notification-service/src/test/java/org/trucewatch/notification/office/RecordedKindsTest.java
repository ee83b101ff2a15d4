package org.trucewatch.notification.office;

import io.agroal.api.AgroalDataSource;
import org.junit.jupiter.api.Test;
import org.trucewatch.local.Tampering;
import org.trucewatch.notification.NotificationTest;
import org.trucewatch.notification.Scene;
import org.trucewatch.notification.Told;

import java.util.List;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Notices and acknowledgements that were changed in the database are named by an audit, and only they. */
@NotificationTest
class RecordedKindsTest {

    @Inject
    AgroalDataSource database;

    @Test
    void noticesAndAcknowledgementsAreHeldAgainstTheLog() throws Exception {
        // a Saturday: the government's office is closed, and its officer takes note all the same
        try (var scene = Scene.at("2016-03-12T12:00:00+02:00")) {
            var statement = Told.intentToAct("RU", scene.now());
            scene.tell("incidents.statement-made.v1", statement.path("id").asText(), 1, statement);
            await().until(() -> !scene.inbox("US", "STATEMENT_MADE").isEmpty());
            var notice = scene.inbox("US", "STATEMENT_MADE").get(0).path("id").asText();
            for (var party : List.of("GOV", "US")) {
                scene.officer(party)
                        .post("/v1/notices/" + notice + "/acknowledgements")
                        .then()
                        .statusCode(201);
            }
            var row = "id = '" + notice + "'";

            mustBeNamed(scene, notice, "notice", "subject", "'another'", row);
            mustBeNamed(scene, notice, "notice", "answerers", "'US'", row);
            mustBeNamed(scene, notice, "notice", "revision", "7", row);
            mustBeNamed(scene, notice, "notice", "released_at", "released_at - interval '1 hour'", row);
            mustBeNamed(scene, notice, "notice", "document", "replace(document, 'unilaterally', 'together')", row);
            mustBeNamed(scene, notice, "notice", "digest", "'sha-256:00'", row);
            mustBeNamed(scene, notice, "notice", "titles", "'[]'", row);
            var ofGov = "notice_id = '" + notice + "' and party = 'GOV'";
            mustBeNamed(scene, notice, "acknowledgement", "person", "'somebody'", ofGov);
            mustBeNamed(scene, notice, "acknowledgement", "at", "at + interval '1 day'", ofGov);
        }
    }

    private void mustBeNamed(Scene scene, String notice, String table, String column, String value, String row) {
        assertThat(about(scene, notice)).isEmpty();
        new Tampering(database).change(table, column, value, row, () -> assertThat(about(scene, notice))
                .as(table + "." + column)
                .isNotEmpty());
        assertThat(about(scene, notice)).as("after " + table + "." + column).isEmpty();
    }

    private static List<String> about(Scene scene, String notice) {
        List<String> findings = scene.as("auditor", "auditor", null)
                .post("/ops/notification/audits")
                .then()
                .statusCode(200)
                .extract()
                .path("findings");
        return findings.stream().filter(one -> one.contains(notice)).toList();
    }
}
