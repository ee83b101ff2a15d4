package org.trucewatch.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A case with photographs, from the report to the finding, is proved by what a reviewer carries away, without a server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DossierTest {

    private static final int PROVED = 0;
    private static final int BROKEN = 1;
    private static final int CLAIMED = 3;
    private static final String AGENCY = "agency-snhr";

    private final World world = World.started();
    private Dossiers dossiers;
    private Proceedings proceedings;
    private Path keptOfIncidents;
    private Path keptOfVerification;
    private Path dossier;

    @BeforeAll
    void aFindingIsMadeUponPhotographs(@TempDir Path directory) throws Exception {
        dossiers = new Dossiers(world, directory);
        world.setClock(World.OFFICE_HOURS);
        var report = Reports.urgent(Reports.another());
        proceedings = Proceedings.begun(world, AGENCY, report);
        keptOfIncidents = dossiers.checkpoint("incidents");
        keptOfVerification = dossiers.checkpoint("verification");
        photograph(report, Color.ORANGE);
        photograph(report, Color.GRAY);
        await("both are examined")
                .until(() -> examinations().filter("EXAMINED"::equals).count() == 2);
        proceedings.account("officer-hnc").expecting(201);
        proceedings.assess("reviewer-us", "US", "VIOLATION").expecting(201);
        proceedings.assess("reviewer-ru", "RU", "NO_VIOLATION").expecting(201);
        proceedings.assess("reviewer-un", "UN", "VIOLATION").expecting(201);
        proceedings.release(proceedings.finding("reviewer-us"));
        dossier = dossiers.download("reviewer-us", proceedings, "");
    }

    @AfterAll
    void setTheClockRight() {
        world.setClockRight();
    }

    @Test
    void theVerifierProvesItByTheKeysOfTheLogs() {
        var answer = dossiers.verify(dossier);

        assertThat(answer.text()).doesNotContain("DOES NOT HOLD");
        assertThat(answer.status()).isEqualTo(PROVED);
        for (var path : below("data/evidence/")) {
            assertThat(answer.text()).contains("tells the bytes of " + path);
        }
        assertThat(answer.text())
                .contains("the dossier calls it assessment-given", "calls it finding-issued", "calls it account-given")
                .contains("the log of incidents had", "the log of verification had");
        assertThat(dossiers.verifyAlone(dossier).status()).isEqualTo(CLAIMED);
    }

    @Test
    void everythingIsInIt() {
        assertThat(below("data/evidence/")).hasSize(2).allMatch(name -> name.endsWith("/roof.jpg"));
        assertThat(below("data/custody/")).hasSize(2);
        assertThat(below("data/examinations/")).hasSize(2);
        assertThat(below("data/log/incidents/records/")).hasSize(4); // received and stored
        assertThat(below("data/log/verification/records/")).hasSizeGreaterThanOrEqualTo(2 * 4 + 5);
        assertThat(new String(Dossiers.files(dossier).get("data/absent.json"))).isEqualToIgnoringWhitespace("[]");
    }

    @TestFactory
    Stream<DynamicTest> oneByteOfAnyFileIsMissed() {
        return Stream.of(
                        "data/case.json",
                        "data/evidence/",
                        "data/custody/",
                        "data/examinations/",
                        "data/log/incidents/records/",
                        "data/log/verification/records/",
                        "data/log/incidents/checkpoints/",
                        "data/log/verification/checkpoints/",
                        "data/log/verification/keys",
                        "manifest-sha256.txt")
                .map(kind -> DynamicTest.dynamicTest(kind, () -> {
                    var name = below(kind).get(0);
                    var answer = dossiers.verify(dossiers.changed(dossier, name));
                    assertThat(answer.status()).as(answer.text()).isEqualTo(BROKEN);
                    assertThat(answer.text()).contains("DOES NOT HOLD: " + name);
                }));
    }

    @Test
    void whoKeptCheckpointsIsProvedThatTheLogsContinueThem() {
        var kept = new String[] {"--keep", keptOfIncidents.toString(), "--keep", keptOfVerification.toString()};
        var since = "?since=incidents:" + Dossiers.size(keptOfIncidents) + "&since=verification:"
                + Dossiers.size(keptOfVerification);

        var answer = dossiers.verify(dossiers.download("reviewer-us", proceedings, since), kept);
        assertThat(answer.status()).as(answer.text()).isEqualTo(PROVED);
        assertThat(answer.text()).contains("the log of incidents has kept all", "the log of verification has kept all");

        assertThat(dossiers.verify(dossier, kept).status()).isEqualTo(BROKEN);
    }

    @Test
    void theAccusedGetADossierOfTheirOwnViewAndOnlyWhereTheyMayKnow() {
        var theirs = dossiers.download("officer-hnc", proceedings, "");
        assertThat(dossiers.verify(theirs).status()).isEqualTo(PROVED);
        assertThat(Dossiers.files(theirs).keySet().stream().filter(name -> name.startsWith("data/evidence/")))
                .hasSize(2)
                .allMatch(name -> name.endsWith("/redacted.jpg"));

        var guarded = Proceedings.begun(
                world, AGENCY, Reports.urgent(Reports.another()).put("consent", "GUARANTORS"));
        assertThat(status("officer-hnc", guarded)).isEqualTo(404);
        assertThat(status("reviewer-us", guarded)).isEqualTo(200);
        assertThat(status(AGENCY, guarded)).isEqualTo(403);
    }

    private int status(String account, Proceedings file) {
        return world.http.status(
                "GET", URI.create(world.verification + file.path("/dossier")), world.http.token(account), null, null);
    }

    private List<String> below(String prefix) {
        return Dossiers.files(dossier).keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    private Stream<String> examinations() {
        var items = world.items("reviewer-us", world.verification, proceedings.path("/examinations"));
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path("state").asText());
    }

    private void photograph(JsonNode report, Color colour) throws IOException, InterruptedException {
        var picture = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(colour);
        pen.fillOval(40, 40, 200, 120);
        pen.dispose();
        var jpeg = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", jpeg);
        var at =
                URI.create(world.incidents + "/v1/reports/" + report.path("id").asText() + "/evidence?consent=ACCUSED");
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(at)
                                .header("Authorization", "Bearer " + world.http.token(AGENCY))
                                .header("Content-Type", "image/jpeg")
                                .header("Content-Disposition", "attachment; filename=\"roof.jpg\"")
                                .POST(BodyPublishers.ofByteArray(jpeg.toByteArray()))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }
}
