package org.trucewatch.verification.examination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.store.Store;
import org.trucewatch.kit.time.Ids;
import org.trucewatch.verification.Incident;
import org.trucewatch.verification.Person;
import org.trucewatch.verification.Scene;
import org.trucewatch.verification.TestAgreement;
import org.trucewatch.verification.VerificationTest;
import org.trucewatch.verification.contracts.CustodyRecorded;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.trucewatch.verification.Person.AUDITOR;
import static org.trucewatch.verification.Person.OFFICER_GOV;
import static org.trucewatch.verification.Person.OFFICER_HNC;
import static org.trucewatch.verification.Person.REVIEWER_RU;
import static org.trucewatch.verification.Person.REVIEWER_UN;
import static org.trucewatch.verification.Person.REVIEWER_US;
import static org.trucewatch.verification.Scene.eventually;

@VerificationTest
class ExaminationsTest {

    private static final Path MEDIA = Path.of("../../shared/data/media");

    @Inject
    Store store;

    @Inject
    AgroalDataSource database;

    private Scene scene;

    @BeforeEach
    void open() {
        scene = new Scene();
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
        var told = evidence(
                incident, Files.readAllBytes(MEDIA.resolve("exif/me-HTC-Desire.jpg")), "image/png", "GUARANTORS");
        told.putObject("claimed")
                .putObject("occurred")
                .put("from", "2011-05-06T00:00:00+03:00")
                .put("precision", "DAY");
        var place = told.withObject("/claimed").putObject("place").put("precision", "NEAR");
        place.putArray("point").add(9.19).add(45.46);
        tell(told);

        var found = examined(REVIEWER_US, id, told);

        assertThat(found.path("state").asText()).isEqualTo("EXAMINED");
        assertThat(result(found, "TYPE").path("outcome").asText()).isEqualTo("DIFFERS");
        assertThat(result(found, "TYPE").path("version").asText()).isEqualTo("3.2.3");
        assertThat(result(found, "METADATA").at("/detail/takenLocal").asText()).isEqualTo("2011-05-06T09:59:48");
        assertThat(result(found, "METADATA").at("/detail/device/model").asText())
                .isEqualTo("HTC Desire");
        assertThat(result(found, "TIME").path("outcome").asText()).isEqualTo("AGREES");
        assertThat(result(found, "PLACE").path("outcome").asText()).isEqualTo("AGREES");
        assertThat(result(found, "PLACE").at("/detail/distanceMetres").asLong()).isBetween(7000L, 9000L);
        assertThat(result(found, "SCAN").path("outcome").asText()).isEqualTo("NOT_SCANNED");
    }

    @Test
    void copiesReachWhomTheirConsentReachesAndEveryViewIsRecorded() throws Exception {
        var incident = Incident.byAnArmedGroup();
        var id = scene.caseOf(incident);
        var told = tell(evidence(incident, picture(1, 800, 600), "image/png", "ACCUSED"));
        examined(REVIEWER_US, id, told);

        var copies = OFFICER_HNC.asks().get("/v1/cases/" + id + "/copies").jsonPath();
        assertThat(copies.getList("items.kind")).containsExactly("REDACTED", "THUMBNAIL");
        assertThat(copies.getList("items.originalSha256")).containsOnlyNulls();
        String href = copies.getString("items[0].href");
        var viewed = OFFICER_HNC.asks().get(href);

        assertThat(viewed.statusCode()).isEqualTo(200);
        assertThat(viewed.contentType()).isEqualTo("image/jpeg");
        assertThat(sha256(viewed.asByteArray())).isEqualTo(copies.getString("items[0].sha256"));
        assertThat(OFFICER_GOV.asks().get(href).statusCode()).isEqualTo(404);
        eventually(() -> scene.wire.heard(CustodyRecorded.TYPE).stream()
                .anyMatch(
                        event -> event.subject().equals(told.path("evidenceId").asText())
                                && event.data().path("step").asText().equals("VIEWED")
                                && event.data().at("/by/party").asText().equals("HNC")));
        assertThat(scene.wire.heard(CustodyRecorded.TYPE).stream()
                        .filter(event ->
                                event.subject().equals(told.path("evidenceId").asText()))
                        .map(event -> event.data().path("step").asText()))
                .containsExactlyInAnyOrder("EXAMINED", "COPY_MADE", "COPY_MADE", "VIEWED");
    }

    @Test
    void whatAnAgencyGivesToTheNeutralOnlyExistsForNobodyElse() throws Exception {
        var incident = Incident.byAnArmedGroup();
        var id = scene.caseOf(incident);
        var told = tell(evidence(incident, picture(2, 200, 100), "image/png", "NEUTRAL"));
        examined(REVIEWER_UN, id, told);

        assertThat(items(REVIEWER_US, id)).isEmpty();
        assertThat(OFFICER_HNC.asks().get("/v1/cases/" + id + "/examinations").statusCode())
                .isEqualTo(403);
        assertThat(OFFICER_HNC
                        .asks()
                        .get("/v1/cases/" + id + "/copies")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void aPictureThatWasUsedBeforeIsFoundAndOnlyWhatMayBeSeenOfItIsTold() throws Exception {
        var first = Incident.byAnArmedGroup();
        var firstCase = scene.caseOf(first);
        var earlier = tell(evidence(first, picture(3, 900, 700), "image/png", "NEUTRAL"));
        examined(REVIEWER_UN, firstCase, earlier);
        var second = Incident.byAnArmedGroup();
        var secondCase = scene.caseOf(second);
        var later = tell(evidence(second, picture(3, 450, 350), "image/png", "GUARANTORS"));

        var seen = examined(REVIEWER_UN, secondCase, later);

        assertThat(seen.path("usedBefore").findValuesAsText("evidenceId"))
                .containsExactly(earlier.path("evidenceId").asText());
        assertThat(seen.at("/usedBefore/0/sameFile").asBoolean()).isFalse();
        assertThat(seen.at("/usedBefore/0/earlier").asText()).isEqualTo("CANNOT_TELL");
        assertThat(examined(REVIEWER_RU, secondCase, later).path("usedBefore")).isEmpty();
    }

    @Test
    void hostileFilesEachGetAClearResult() throws Exception {
        var incident = Incident.byAnArmedGroup();
        var id = scene.caseOf(incident);
        var slip = tell(evidence(incident, zip("../../outside.txt"), "application/zip", "GUARANTORS"));
        var empty = tell(evidence(incident, new byte[0], "image/jpeg", "GUARANTORS"));
        var page = tell(evidence(
                incident,
                "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.US_ASCII),
                "image/jpeg",
                "GUARANTORS"));
        var rotten = evidence(incident, picture(4, 50, 50), "image/png", "GUARANTORS");
        store.put(Store.original(rotten.path("sha256").asText()), picture(5, 50, 50));
        tell(rotten);

        assertThat(result(examined(AUDITOR, id, slip), "ARCHIVE")
                        .at("/detail/warnings")
                        .toString())
                .contains("LEADS_OUTSIDE");
        assertThat(result(examined(AUDITOR, id, empty), "TYPE").path("outcome").asText())
                .isEqualTo("DIFFERS");
        assertThat(result(examined(AUDITOR, id, page), "TYPE")
                        .at("/detail/found")
                        .asText())
                .isEqualTo("text/html");
        assertThat(examined(AUDITOR, id, rotten).path("state").asText()).isEqualTo("NOT_EXAMINED");
    }

    @Test
    void whatAReplicaThatDiedHadInHandIsTakenOverAndWhatEndedThreeIsGivenUp() throws Exception {
        var incident = Incident.byAnArmedGroup();
        var id = scene.caseOf(incident);
        var takenOver = evidence(incident, picture(7, 60, 60), "image/png", "GUARANTORS");
        var deadly = evidence(incident, picture(8, 60, 60), "image/png", "GUARANTORS");
        claimedBefore(takenOver, 1);
        claimedBefore(deadly, 3);

        assertThat(examined(REVIEWER_US, id, takenOver).path("state").asText()).isEqualTo("EXAMINED");
        var givenUp = examined(REVIEWER_US, id, deadly);
        assertThat(givenUp.path("state").asText()).isEqualTo("NOT_EXAMINED");
        assertThat(givenUp.path("reason").asText()).contains("ended the service 3 times");
    }

    /** As if it had been told of, and claimed so often by processes that were killed. */
    private void claimedBefore(ObjectNode told, int attempts) throws Exception {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        with told as (
                            insert into evidence (id, report_id, agreement_id, drill, revision, consent, sha256, content)
                            values (?::uuid, ?::uuid, ?, false, 1, 'GUARANTORS', ?, ?::jsonb) returning id)
                        insert into to_examine (evidence_id, attempts, leased_until)
                        select id, ?, now() - interval '1 second' from told""")) {
            insert.setString(1, told.path("evidenceId").asText());
            insert.setString(2, told.path("reportId").asText());
            insert.setString(3, TestAgreement.ID);
            insert.setString(4, told.path("sha256").asText());
            insert.setString(5, told.toString());
            insert.setInt(6, attempts);
            insert.executeUpdate();
        }
    }

    @Test
    void whatIsErasedIsGoneWithItsCopies() throws Exception {
        var incident = Incident.byAnArmedGroup();
        var id = scene.caseOf(incident);
        var told = tell(evidence(incident, picture(6, 300, 300), "image/png", "GUARANTORS"));
        examined(REVIEWER_US, id, told);
        String copy =
                REVIEWER_US.asks().get("/v1/cases/" + id + "/copies").jsonPath().getString("items[0].sha256");
        assertThat(store.find(Store.derived(copy))).isPresent();

        var erased = Json.MAPPER.createObjectNode().put("agreementId", TestAgreement.ID);
        erased.put("reportId", told.path("reportId").asText())
                .putArray("evidence")
                .add(told.path("evidenceId").asText());
        scene.wire.tell("incidents.report-erased.v1", told.path("reportId").asText(), 1, erased);

        eventually(() -> items(REVIEWER_US, id).isEmpty());
        assertThat(store.find(Store.derived(copy))).isEmpty();
    }

    private ObjectNode tell(ObjectNode told) {
        scene.wire.tell(
                "incidents.evidence-received.v1", told.path("evidenceId").asText(), 1, told);
        return told;
    }

    private ObjectNode evidence(Incident incident, byte[] content, String mediaType, String consent) throws Exception {
        var sha256 = sha256(content);
        store.put(Store.original(sha256), content);
        var told = Json.MAPPER.createObjectNode().put("evidenceId", Ids.next().toString());
        told.put("reportId", incident.report().toString()).put("agreementId", TestAgreement.ID);
        told.put("agency", "watch").put("affiliation", "of-watch").put("consent", consent);
        told.put("sha256", sha256).put("size", content.length).put("mediaType", mediaType);
        told.put("receivedAt", "2016-03-06T08:00:00Z").put("revision", 1).put("erased", false);
        return told;
    }

    /** Waits until the person sees that it is examined. */
    private static JsonNode examined(Person person, UUID id, JsonNode told) {
        eventually(() -> find(person, id, told) != null
                && !"WAITING".equals(find(person, id, told).path("state").asText()));
        return find(person, id, told);
    }

    private static JsonNode find(Person person, UUID id, JsonNode told) {
        return items(person, id).stream()
                .filter(item -> item.path("evidenceId").equals(told.path("evidenceId")))
                .findFirst()
                .orElse(null);
    }

    private static List<JsonNode> items(Person person, UUID id) {
        try {
            var answer = Json.MAPPER.readTree(person.asks()
                    .get("/v1/cases/" + id + "/examinations")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString());
            return StreamSupport.stream(answer.path("items").spliterator(), false)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode result(JsonNode item, String kind) {
        return StreamSupport.stream(item.path("results").spliterator(), false)
                .filter(result -> result.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    /** The same shapes for the same seed, whatever the size. */
    private static byte[] picture(int seed, int width, int height) throws IOException {
        var random = new Random(seed);
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        for (int i = 0; i < 12; i++) {
            pen.setColor(new java.awt.Color(random.nextInt(0x1000000)));
            pen.fillOval(
                    (int) (random.nextDouble() * width) - width / 4,
                    (int) (random.nextDouble() * height) - height / 4,
                    width / 2,
                    height / 2);
        }
        pen.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }

    private static byte[] zip(String name) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write("x".getBytes(StandardCharsets.US_ASCII));
        }
        return out.toByteArray();
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
