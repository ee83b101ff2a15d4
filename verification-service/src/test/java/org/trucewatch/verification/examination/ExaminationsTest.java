package org.trucewatch.verification.examination;

import io.agroal.api.AgroalDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.store.Store;
import org.trucewatch.verification.Incident;
import org.trucewatch.verification.Scene;
import org.trucewatch.verification.VerificationTest;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.trucewatch.verification.Person.AUDITOR;
import static org.trucewatch.verification.Person.REVIEWER_US;

/** What machines find in evidence, also where somebody meant them harm. */
@VerificationTest
class ExaminationsTest {

    private static final Path MEDIA = Path.of("../../shared/data/media");

    @Inject
    AgroalDataSource database;

    @Inject
    Store store;

    private Scene scene;
    private Uploads uploads;

    @BeforeEach
    void open() {
        scene = new Scene();
        uploads = new Uploads(scene, store);
    }

    @AfterEach
    void close() throws Exception {
        scene.close();
    }

    @Test
    void whatIsInAPhotographIsSetAgainstWhatTheReportClaims() throws Exception {
        assumeTrue(Files.isDirectory(MEDIA.resolve("exif")));
        var incident = Incident.byAnArmedGroup();
        var id = scene.caseOf(incident);
        var told = uploads.evidence(
                incident, Files.readAllBytes(MEDIA.resolve("exif/me-HTC-Desire.jpg")), "image/png", "GUARANTORS");
        told.putObject("claimed")
                .putObject("occurred")
                .put("from", "2011-05-06T00:00:00+03:00")
                .put("precision", "DAY");
        var place = told.withObject("/claimed").putObject("place").put("precision", "NEAR");
        place.putArray("point").add(9.19).add(45.46);
        uploads.tell(told);

        var found = Uploads.examined(REVIEWER_US, id, told);

        assertThat(found.path("state").asText()).isEqualTo("EXAMINED");
        assertThat(Uploads.result(found, "TYPE").path("outcome").asText()).isEqualTo("DIFFERS");
        assertThat(Uploads.result(found, "TYPE").path("version").asText()).isEqualTo("3.2.3");
        assertThat(Uploads.result(found, "METADATA").at("/detail/takenLocal").asText())
                .isEqualTo("2011-05-06T09:59:48");
        assertThat(Uploads.result(found, "METADATA").at("/detail/device/model").asText())
                .isEqualTo("HTC Desire");
        assertThat(Uploads.result(found, "TIME").path("outcome").asText()).isEqualTo("AGREES");
        assertThat(Uploads.result(found, "PLACE").path("outcome").asText()).isEqualTo("AGREES");
        assertThat(Uploads.result(found, "PLACE").at("/detail/distanceMetres").asLong())
                .isBetween(7000L, 9000L);
        assertThat(Uploads.result(found, "SCAN").path("outcome").asText()).isEqualTo("NOT_SCANNED");
    }

    @Test
    void hostileFilesEachGetAClearResult() throws Exception {
        var incident = Incident.byAnArmedGroup();
        var id = scene.caseOf(incident);
        var slip = uploads.tell(
                uploads.evidence(incident, Uploads.zip("../../outside.txt"), "application/zip", "GUARANTORS"));
        var empty = uploads.tell(uploads.evidence(incident, new byte[0], "image/jpeg", "GUARANTORS"));
        var page = uploads.tell(uploads.evidence(
                incident,
                "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.US_ASCII),
                "image/jpeg",
                "GUARANTORS"));
        var rotten = uploads.evidence(incident, Uploads.picture(4, 50, 50), "image/png", "GUARANTORS");
        store.put(Store.original(rotten.path("sha256").asText()), Uploads.picture(5, 50, 50));
        uploads.tell(rotten);

        assertThat(Uploads.result(Uploads.examined(AUDITOR, id, slip), "ARCHIVE")
                        .at("/detail/warnings")
                        .toString())
                .contains("LEADS_OUTSIDE");
        assertThat(Uploads.result(Uploads.examined(AUDITOR, id, empty), "TYPE")
                        .path("outcome")
                        .asText())
                .isEqualTo("DIFFERS");
        assertThat(Uploads.result(Uploads.examined(AUDITOR, id, page), "TYPE")
                        .at("/detail/found")
                        .asText())
                .isEqualTo("text/html");
        assertThat(Uploads.examined(AUDITOR, id, rotten).path("state").asText()).isEqualTo("NOT_EXAMINED");
    }

    @Test
    void whatAReplicaThatDiedHadInHandIsTakenOverAndWhatEndedThreeIsGivenUp() throws Exception {
        var incident = Incident.byAnArmedGroup();
        var id = scene.caseOf(incident);
        var takenOver = uploads.evidence(incident, Uploads.picture(7, 60, 60), "image/png", "GUARANTORS");
        var deadly = uploads.evidence(incident, Uploads.picture(8, 60, 60), "image/png", "GUARANTORS");
        Uploads.claimed(database, takenOver, 1, "-1 second");
        Uploads.claimed(database, deadly, 3, "-1 second");

        assertThat(Uploads.examined(REVIEWER_US, id, takenOver).path("state").asText())
                .isEqualTo("EXAMINED");
        var givenUp = Uploads.examined(REVIEWER_US, id, deadly);
        assertThat(givenUp.path("state").asText()).isEqualTo("NOT_EXAMINED");
        assertThat(givenUp.path("reason").asText()).contains("ended the service 3 times");
    }
}
