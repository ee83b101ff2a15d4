package org.trucewatch.incidents.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.Person;
import org.trucewatch.incidents.Wire;
import org.trucewatch.kit.events.Event;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.time.Ids;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.incidents.Person.ADJUDICATOR;
import static org.trucewatch.incidents.Person.AUDITOR;
import static org.trucewatch.incidents.Person.OFFICER_GOV;
import static org.trucewatch.incidents.Person.OFFICER_HNC;
import static org.trucewatch.incidents.Person.OPERATOR;
import static org.trucewatch.incidents.Person.RCC;
import static org.trucewatch.incidents.Person.REVIEWER_UN;
import static org.trucewatch.incidents.Person.REVIEWER_US;
import static org.trucewatch.incidents.Person.SNHR;
import static org.trucewatch.incidents.Person.STRANGER;

@IncidentsTest
class EvidenceReadingTest extends Uploads {

    private final byte[] file = aFile(1000);

    @Test
    void theContentComesBackWholeAndAsNothingThatABrowserWouldRun() {
        var id = evidence("GUARANTORS", "text/html");

        var answer = as(RCC).get(content(id)).then().statusCode(200).extract();

        assertThat(answer.asByteArray()).isEqualTo(file);
        assertThat(answer.header("Content-Digest")).isEqualTo("sha-256=:" + base64("SHA-256", file) + ":");
        assertThat(answer.header("Repr-Digest")).isEqualTo(answer.header("Content-Digest"));
        assertThat(answer.header("ETag")).isEqualTo('"' + sha256(file) + '"');
        assertThat(answer.header("Content-Length")).isEqualTo("1000");
        assertThat(answer.header("Content-Encoding")).isNull();
        assertThat(answer.header("Content-Disposition")).startsWith("attachment; ");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).startsWith("sandbox");
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-99,0,100",
        "bytes=900-,900,1000",
        "bytes=-1,999,1000",
        "bytes=-5000,0,1000",
        "bytes=999-99999999999999999999,999,1000"
    })
    void oneRangeIsGiven(String range, int from, int to) {
        var id = evidence("GUARANTORS", "image/jpeg");

        var answer = as(RCC).header("Range", range)
                .get(content(id))
                .then()
                .statusCode(206)
                .extract();

        assertThat(answer.asByteArray()).isEqualTo(Arrays.copyOfRange(file, from, to));
        assertThat(answer.header("Content-Range")).isEqualTo("bytes " + from + "-" + (to - 1) + "/1000");
        assertThat(answer.header("Content-Digest")).isNull();
        assertThat(answer.header("Repr-Digest")).isEqualTo("sha-256=:" + base64("SHA-256", file) + ":");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bytes=1000-     | 416
            bytes=-0        | 416
            bytes=5-2       | 200
            bytes=0-1,5-6   | 200
            lines=1-2       | 200
            bytes=a-b       | 200
            """)
    void whatIsNoRangeOfItIsAnsweredAsTheStandardSays(String range, int status) {
        var id = evidence("GUARANTORS", "image/jpeg");

        var answer = as(RCC).header("Range", range)
                .get(content(id))
                .then()
                .statusCode(status)
                .extract();

        if (status == 416) {
            assertThat(answer.header("Content-Range")).isEqualTo("bytes */1000");
        } else {
            assertThat(answer.asByteArray()).isEqualTo(file);
        }
    }

    @Test
    void conditionsAreHeldAgainstTheContent() {
        var path = content(evidence("GUARANTORS", "image/jpeg"));
        var tag = '"' + sha256(file) + '"';

        as(RCC).header("If-None-Match", tag).get(path).then().statusCode(304);
        as(RCC).header("If-Match", "\"other\"").get(path).then().statusCode(412);
        as(RCC).header("Range", "bytes=0-1")
                .header("If-Range", tag)
                .get(path)
                .then()
                .statusCode(206);
        as(RCC).header("Range", "bytes=0-1")
                .header("If-Range", "\"other\"")
                .get(path)
                .then()
                .statusCode(200);
    }

    @Test
    void whoReadsIsWrittenDownOnceAMinuteByRoleAndPart() {
        var id = evidence("GUARANTORS", "image/jpeg");
        as(REVIEWER_US).header("Range", "bytes=0-9").get(content(id)).then().statusCode(206);
        as(REVIEWER_US).header("Range", "bytes=10-19").get(content(id)).then().statusCode(206);
        as(AUDITOR).get(content(id)).then().statusCode(200);
        as(RCC).head(content(id)).then().statusCode(200);

        var custody = get(AUDITOR, "/v1/evidence/" + id).get("custody");

        assertThat(custody.findValuesAsText("step")).containsExactly("STORED", "VIEWED", "VIEWED");
        assertThat(custody.at("/1/by").toString()).isEqualTo("{\"role\":\"reviewer\",\"party\":\"US\"}");
        assertThat(custody.at("/1/detail/bytes").textValue()).isEqualTo("0-9");
        assertThat(custody.at("/2/by/role").textValue()).isEqualTo("auditor");
        assertThat(custody.findValues("leaf")).isNotEmpty();
    }

    @Test
    void neutralEvidenceIsThereForTheNeutralAndItsAgencyOnly() {
        var id = evidence("NEUTRAL", "image/jpeg");
        for (var sees : List.of(RCC, REVIEWER_UN, ADJUDICATOR, AUDITOR)) {
            as(sees).get(content(id)).then().statusCode(200);
        }
        for (var doesNot : List.of(SNHR, REVIEWER_US, OFFICER_HNC, OFFICER_GOV, STRANGER)) {
            as(doesNot).get("/v1/evidence/" + id).then().statusCode(404);
            as(doesNot).get(content(id)).then().statusCode(404);
        }
        as(OPERATOR).get("/v1/evidence/" + id).then().statusCode(403);
    }

    @Test
    void theAccusedKnowThatThereIsAFileAndNothingThatLeadsToWhoMadeIt() {
        var id = evidence("PUBLIC", "image/jpeg");

        var seen = get(OFFICER_HNC, "/v1/evidence/" + id);

        assertThat(seen.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("id", "reportId", "agreementId", "drill", "consent", "mediaType", "erased");
        as(OFFICER_HNC).get(content(id)).then().statusCode(403).body("type", equalTo("/problems/original-not-shown"));
        assertThat(fields(OFFICER_GOV, id)).doesNotContain("capture", "filename", "content", "sha256", "custody");
        assertThat(fields(REVIEWER_US, id)).contains("capture", "filename", "content", "custody");
        as(SNHR).get(content(id)).then().statusCode(403);
    }

    @Test
    void whatTheReviewDidWithItIsPartOfItsCustodyOnce() throws Exception {
        var id = evidence("GUARANTORS", "image/jpeg");
        var step = Json.MAPPER
                .createObjectNode()
                .put("evidenceId", id)
                .put("agreementId", ceasefire().id())
                .put("step", "EXAMINED")
                .put("at", "2016-03-05T12:00:00Z")
                .put("revision", 1);
        step.putObject("by").put("role", "verification");
        step.putObject("detail").put("tool", "Apache Tika 3.2.3");
        step.putObject("leaf").put("service", "verification").put("leaf", "ab".repeat(32));
        var event = new Event(
                Ids.next(),
                "/trucewatch/verification",
                "verification.custody-recorded.v1",
                id,
                ceasefire().id(),
                1,
                false,
                Instant.parse("2016-03-05T12:00:00Z"),
                null,
                step);

        try (var wire = new Wire()) {
            wire.send(event);
            wire.send(event);
            await().atMost(SOON)
                    .until(() -> get(RCC, "/v1/evidence/" + id).get("custody").size() == 2);
        }

        var examined = get(REVIEWER_US, "/v1/evidence/" + id).at("/custody/0");
        assertThat(examined.get("step").textValue()).isEqualTo("EXAMINED");
        assertThat(examined.at("/detail/tool").textValue()).isEqualTo("Apache Tika 3.2.3");
        assertThat(examined.at("/leaf/service").textValue()).isEqualTo("verification");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        as(AUDITOR).get("/v1/evidence/" + UUID.randomUUID()).then().statusCode(404);
        as(AUDITOR).get(content(UUID.randomUUID().toString())).then().statusCode(404);
    }

    private static List<String> fields(Person person, String id) {
        JsonNode seen = get(person, "/v1/evidence/" + id);
        return seen.properties().stream().map(field -> field.getKey()).toList();
    }

    private String evidence(String consent, String mediaType) {
        var report = sent(RCC, ceasefire().report().consent(consent).body());
        return json(as(RCC).contentType(mediaType)
                        .header("Content-Disposition", "attachment; filename=\"IMG 1.jpg\"")
                        .header("Evidence-Capture", "{\"device\":\"EOS 5D\"}")
                        .body(file)
                        .post(path(report))
                        .then()
                        .statusCode(201))
                .get("evidenceId")
                .textValue();
    }

    private static String content(String id) {
        return "/v1/evidence/" + id + "/content";
    }
}
