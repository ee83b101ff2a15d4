package org.trucewatch.verification.examination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.store.Store;
import org.trucewatch.kit.time.Ids;
import org.trucewatch.verification.Incident;
import org.trucewatch.verification.Person;
import org.trucewatch.verification.Scene;
import org.trucewatch.verification.TestAgreement;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

import static org.trucewatch.verification.Scene.eventually;

/** What agencies uploaded, as incidents-service tells of it, and what people see of it here. */
public final class Uploads {

    private final Scene scene;
    private final Store store;

    public Uploads(Scene scene, Store store) {
        this.scene = scene;
        this.store = store;
    }

    public ObjectNode tell(ObjectNode told) {
        scene.wire.tell(
                "incidents.evidence-received.v1", told.path("evidenceId").asText(), 1, told);
        return told;
    }

    public ObjectNode evidence(Incident incident, byte[] content, String mediaType, String consent) throws Exception {
        var sha256 = sha256(content);
        store.put(Store.original(sha256), content);
        var told = Json.MAPPER.createObjectNode().put("evidenceId", Ids.next().toString());
        told.put("reportId", incident.report().toString()).put("agreementId", TestAgreement.ID);
        told.put("agency", "watch").put("affiliation", "of-watch").put("consent", consent);
        told.put("sha256", sha256).put("size", content.length).put("mediaType", mediaType);
        told.put("receivedAt", "2016-03-06T08:00:00Z").put("revision", 1).put("erased", false);
        return told;
    }

    /** As if it had been told of, and claimed so often, under a lease that ends after so long. */
    public static void claimed(AgroalDataSource database, JsonNode told, int attempts, String lease) throws Exception {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        with told as (
                            insert into evidence (id, report_id, agreement_id, drill, revision, consent, sha256, content)
                            values (?::uuid, ?::uuid, ?, false, 1, 'GUARANTORS', ?, ?::jsonb) returning id)
                        insert into to_examine (evidence_id, attempts, leased_until)
                        select id, ?, now() + ?::interval from told""")) {
            insert.setString(1, told.path("evidenceId").asText());
            insert.setString(2, told.path("reportId").asText());
            insert.setString(3, TestAgreement.ID);
            insert.setString(4, told.path("sha256").asText());
            insert.setString(5, told.toString());
            insert.setInt(6, attempts);
            insert.setString(7, lease);
            insert.executeUpdate();
        }
    }

    /** Waits until the person sees that it is examined. */
    public static JsonNode examined(Person person, UUID id, JsonNode told) {
        eventually(() -> find(person, id, told) != null
                && !"WAITING".equals(find(person, id, told).path("state").asText()));
        return find(person, id, told);
    }

    static JsonNode find(Person person, UUID id, JsonNode told) {
        return items(person, id).stream()
                .filter(item -> item.path("evidenceId").equals(told.path("evidenceId")))
                .findFirst()
                .orElse(null);
    }

    static List<JsonNode> items(Person person, UUID id) {
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

    static JsonNode result(JsonNode item, String kind) {
        return StreamSupport.stream(item.path("results").spliterator(), false)
                .filter(result -> result.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    /** The same shapes for the same seed, whatever the size. */
    public static byte[] picture(int seed, int width, int height) throws IOException {
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

    static byte[] zip(String name) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write("x".getBytes(StandardCharsets.US_ASCII));
        }
        return out.toByteArray();
    }

    public static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    /** Tells that the report of a file was erased with it. */
    public void erase(Incident incident, JsonNode told) {
        var erased = Json.MAPPER.createObjectNode().put("agreementId", TestAgreement.ID);
        erased.put("reportId", told.path("reportId").asText())
                .putArray("evidence")
                .add(told.path("evidenceId").asText());
        erased.putArray("incidents").add(incident.id().toString());
        scene.wire.tell("incidents.report-erased.v1", told.path("reportId").asText(), 1, erased);
    }
}
