package org.trucewatch.incidents.evidence;

import io.quarkus.test.common.http.TestHTTPResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Database;
import org.trucewatch.incidents.IncidentsTest;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.incidents.Person.RCC;

/** An erased report takes no files: nobody could erase them. */
@IncidentsTest
class EvidenceOfErasedTest extends Uploads {

    @TestHTTPResource("/")
    URI service;

    private UUID report;

    @BeforeEach
    void aReport() {
        report = sent(RCC, ceasefire().report().body());
    }

    @Test
    void whatWasItsAloneLeavesTheStore() {
        var file = aFile(10);
        uploaded(RCC, report, file);
        await().atMost(SOON)
                .until(() -> isThere("from original where claimed_until is null and sha256 = '" + sha256(file) + "'"));

        erased(RCC, report);

        await().atMost(SOON).until(() -> Files.notExists(blob(sha256(file))));
    }

    @Test
    void noFileIsAddedToWhatIsErased() {
        erased(RCC, report);

        upload(RCC, report, aFile(10)).statusCode(409).body("type", equalTo("/problems/erased"));
    }

    @Test
    void itIsRefusedBeforeItsBytesCome() throws IOException {
        erased(RCC, report);
        try (var upload = upload("Content-Length: 2000000")) {
            upload.send(aFile(1));

            assertThat(upload.status()).isEqualTo("409");
        }
    }

    @Test
    void aFileThatWasOnItsWayIsRefusedToo() throws IOException {
        var file = aFile(100_000);
        try (var upload = upload("Content-Length: 200000")) {
            upload.send(file);
            await().atMost(SOON).until(() -> !drafts().isEmpty());
            erased(RCC, report);
            upload.send(file);

            assertThat(upload.status()).isEqualTo("409");
        }
        await().atMost(SOON).until(() -> drafts().isEmpty());
    }

    @Test
    void aFileThatIsTakenWhileTheReportIsBeingErasedWaitsAndIsRefused() throws Exception {
        try (var erasing = Database.open();
                var upload = upload("Content-Length: 10")) {
            erasing.setAutoCommit(false);
            try (var erase = erasing.prepareStatement("select 1 from report where id = ? for update")) {
                erase.setObject(1, report);
                erase.execute();
            }
            upload.send(aFile(10));
            await().atMost(SOON).until(() -> somebodyWaitsForAReport());
            try (var erase = erasing.prepareStatement("update report set salt = null where id = ?")) {
                erase.setObject(1, report);
                erase.execute();
            }
            erasing.commit();

            assertThat(upload.status()).isEqualTo("409");
        }
    }

    private SlowUpload upload(String length) throws IOException {
        return new SlowUpload(service, RCC, report, UUID.randomUUID(), "image/jpeg", length);
    }

    private static boolean somebodyWaitsForAReport() throws SQLException {
        return isThere("from pg_stat_activity where wait_event_type = 'Lock'"
                + " and (query ilike '%from report%' or query ilike '%into evidence%')");
    }

    private static boolean isThere(String what) throws SQLException {
        try (var connection = Database.open();
                var query = connection.createStatement();
                var row = query.executeQuery("select 1 " + what)) {
            return row.next();
        }
    }
}
