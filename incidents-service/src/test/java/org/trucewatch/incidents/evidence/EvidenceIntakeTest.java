package org.trucewatch.incidents.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.Wire;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.Leaf;

import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.incidents.Person.AUDITOR;
import static org.trucewatch.incidents.Person.RCC;
import static org.trucewatch.incidents.Person.REVIEWER_US;
import static org.trucewatch.incidents.Person.SNHR;

@IncidentsTest
class EvidenceIntakeTest extends Uploads {

    private static final String CAPTURE =
            "{\"at\":\"2016-03-05T09:30:00+02:00\",\"point\":[37.1,36.21],\"device\":\"EOS 5D\",\"note\":\"from the roof\"}";

    private UUID report;

    @BeforeEach
    void aReport() {
        report = sent(RCC, ceasefire().report().consent("GUARANTORS").body());
    }

    @AfterEach
    void nothingIsHalfWritten() {
        assertThat(drafts()).isEmpty();
    }

    @Test
    void aFileIsKeptAsItIsWithAReceiptThatItsAuthorCanCheck() {
        var file = aFile(200_000);

        var receipt = json(as(RCC).contentType("image/jpeg")
                .header("Content-Disposition", "attachment; filename=\"IMG_0001.jpg\"")
                .header("Content-Digest", "sha-256=:" + base64("SHA-256", file) + ":")
                .header("Evidence-Capture", CAPTURE)
                .body(file)
                .post(path(report))
                .then()
                .statusCode(201));

        assertThat(receipt.get("sha256").textValue()).isEqualTo(sha256(file));
        assertThat(receipt.get("size").intValue()).isEqualTo(file.length);
        assertThat(receipt.get("mediaType").textValue()).isEqualTo("image/jpeg");
        assertThat(receipt.get("filename").textValue()).isEqualTo("IMG_0001.jpg");
        var salt = Base64.getDecoder().decode(receipt.at("/log/salt").textValue());
        assertThat(Leaf.commitTo("incidents", receipt.get("recorded"), salt).leaf())
                .isEqualTo(receipt.at("/log/leaf").textValue());
        assertThat(blob(sha256(file))).hasBinaryContent(file);
        var shown = get(RCC, "/v1/evidence/" + receipt.get("evidenceId").textValue());
        assertThat(shown.at("/capture/device").textValue()).isEqualTo("EOS 5D");
        assertThat(shown.at("/capture/at").textValue()).isEqualTo("2016-03-05T09:30:00+02:00");
        assertThat(shown.at("/custody/0/step").textValue()).isEqualTo("STORED");
        assertThat(shown.at("/custody/0/leaf/leaf").textValue()).hasSize(64);
        assertThat(shown.get("consent").textValue()).isEqualTo("GUARANTORS");
    }

    @Test
    void aFormBringsTheSame() {
        var id = UUID.randomUUID().toString();
        var file = bytes("--x\r\n\r\n--xy\r\nnot the end\r\n--");

        var receipt = json(as(RCC).multiPart("id", id)
                .multiPart("file", "photo.jpg", file, "image/jpeg")
                .multiPart("capture", CAPTURE)
                .multiPart("consent", "NEUTRAL")
                .post(path(report))
                .then()
                .statusCode(201));

        assertThat(receipt.get("evidenceId").textValue()).isEqualTo(id);
        assertThat(receipt.get("sha256").textValue()).isEqualTo(sha256(file));
        assertThat(receipt.at("/recorded/consent").textValue()).isEqualTo("NEUTRAL");
        assertThat(receipt.at("/recorded/capture/note").textValue()).isEqualTo("from the roof");
        as(RCC).contentType("image/jpeg")
                .queryParam("id", id)
                .queryParam("consent", "NEUTRAL")
                .header("Evidence-Capture", CAPTURE)
                .header("Content-Disposition", "attachment; filename*=UTF-8''photo.jpg")
                .body(file)
                .post(path(report))
                .then()
                .statusCode(200)
                .body("evidenceId", equalTo(id));
    }

    @Test
    void theSameUnderTheSameIdIsTheFirstResultAndAnythingElseIsRefused() {
        var id = UUID.randomUUID();
        var file = aFile(1000);
        var first = json(as(RCC).contentType("image/png")
                .queryParam("id", id)
                .body(file)
                .post(path(report))
                .then()
                .statusCode(201));

        assertThat(json(as(RCC).contentType("image/png")
                        .queryParam("id", id)
                        .body(file)
                        .post(path(report))
                        .then()
                        .statusCode(200)))
                .isEqualTo(first);
        var other = aFile(1000);
        as(RCC).contentType("image/png")
                .queryParam("id", id)
                .body(other)
                .post(path(report))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/different-content"));
        as(RCC).contentType("image/gif")
                .queryParam("id", id)
                .body(file)
                .post(path(report))
                .then()
                .statusCode(409);
        assertThat(blob(sha256(other))).doesNotExist();
    }

    @Test
    void theSameFileTwiceIsOneContentAndTwoEvidencesAndNobodyIsTold() {
        var file = aFile(5000);
        var theirs = sent(SNHR, ceasefire().report().body());

        var one = uploaded(RCC, report, file);
        var two = uploaded(SNHR, theirs, file);

        assertThat(one.get("evidenceId")).isNotEqualTo(two.get("evidenceId"));
        assertThat(two.fieldNames()).toIterable().containsExactlyElementsOf(() -> one.fieldNames());
        assertThat(get(SNHR, "/v1/evidence/" + two.get("evidenceId").textValue())
                        .get("custody"))
                .hasSize(1);
        as(SNHR).get("/v1/evidence/" + one.get("evidenceId").textValue()).then().statusCode(404);
        assertThat(blob(sha256(file))).hasBinaryContent(file);
    }

    @Test
    void whatIsNotTheContentOfItsDigestIsRefusedAndNotKept() {
        var file = aFile(1000);
        as(RCC).contentType("image/jpeg")
                .header("Content-Digest", "md5=:AAAA:, sha-512=:" + base64("SHA-512", aFile(10)) + ":")
                .body(file)
                .post(path(report))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("Content-Digest"))
                .body("errors[0].detail", containsString("sha-512=:" + base64("SHA-512", file) + ":"));
        as(RCC).contentType("image/jpeg")
                .header("Content-Digest", "sha-256=nonsense")
                .body(file)
                .post(path(report))
                .then()
                .statusCode(400);
        assertThat(blob(sha256(file))).doesNotExist();
    }

    @Test
    void whatIsTooLargeIsRefusedWithNothingLeftBehind() {
        upload(RCC, report, aFile(3 * 1024 * 1024 + 1)).statusCode(413).body("type", equalTo("/problems/too-large"));
        upload(RCC, report, aFile(3 * 1024 * 1024)).statusCode(201);
    }

    @Test
    void aFormIsNotLongerThanItsFileAndAFewWords() {
        var form = "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nx\r\n--b--\r\n" + "x".repeat(5_000_000);
        as(RCC).contentType("multipart/form-data; boundary=b")
                .body(bytes(form))
                .post(path(report))
                .then()
                .statusCode(413);
    }

    @Test
    void anEmptyFileIsNone() {
        upload(RCC, report, new byte[0]).statusCode(422);
    }

    @Test
    void consentIsNotMoreOpenThanTheReports() {
        var neutral = sent(RCC, ceasefire().report().consent("NEUTRAL").body());
        as(RCC).contentType("image/jpeg")
                .queryParam("consent", "PUBLIC")
                .body(aFile(10))
                .post(path(neutral))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/consent"));
        assertThat(uploaded(RCC, neutral, aFile(10)).at("/recorded/consent").textValue())
                .isEqualTo("NEUTRAL");
    }

    @Test
    void onlyTheAgencyOfAReportAddsToIt() {
        upload(SNHR, report, aFile(10)).statusCode(404);
        upload(RCC, UUID.randomUUID(), aFile(10)).statusCode(404);
        upload(REVIEWER_US, report, aFile(10)).statusCode(403);
        upload(AUDITOR, report, aFile(10)).statusCode(403);
    }

    @Test
    void theReviewIsToldInTheSameTransaction() throws Exception {
        try (var wire = new Wire()) {
            var id = uploaded(RCC, report, aFile(10)).get("evidenceId").textValue();

            JsonNode told = await().atMost(SOON)
                    .until(() -> wire.heard("incidents.evidence-received.v1", id), heard -> !heard.isEmpty())
                    .get(0)
                    .data();
            assertThat(told.at("/claimed/occurred/precision").textValue()).isEqualTo("HOUR");
            assertThat(told.at("/claimed/place/point"))
                    .isEqualTo(Json.MAPPER.createArrayNode().add(37.16).add(36.2));
            assertThat(told.at("/claimed/place/observedFrom").isMissingNode()).isTrue();
            assertThat(told.at("/leaf/leaf").textValue()).hasSize(64);
        }
    }

    @Test
    void theReviewIsToldWhatOpensTheLeavesOfTheReceiptAndOfTheFirstStep() throws Exception {
        try (var wire = new Wire()) {
            var receipt = uploaded(RCC, report, aFile(10));
            var id = receipt.get("evidenceId").textValue();

            var received = await().atMost(SOON)
                    .until(() -> wire.heard("incidents.evidence-received.v1", id), heard -> !heard.isEmpty())
                    .get(0)
                    .data();
            assertThat(Leaf.opens(received.at("/leaf/leaf").textValue(), receipt.get("recorded"), salt(received)))
                    .isTrue();
            assertThat(received.at("/leaf/after").isIntegralNumber()).isTrue();

            var stored = await().atMost(SOON)
                    .until(() -> wire.heard("incidents.custody-recorded.v1", id), heard -> !heard.isEmpty())
                    .get(0)
                    .data();
            var content = ((ObjectNode) stored.deepCopy()).retain("evidenceId", "step", "at", "by");
            assertThat(stored.path("step").textValue()).isEqualTo("STORED");
            assertThat(Leaf.opens(stored.at("/leaf/leaf").textValue(), content, salt(stored)))
                    .isTrue();
        }
    }

    private static byte[] salt(JsonNode told) {
        return HexFormat.of().parseHex(told.at("/leaf/salt").textValue());
    }
}
