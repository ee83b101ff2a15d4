package org.trucewatch.incidents.intake;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.Words;
import org.trucewatch.kit.events.Json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.incidents.Person.RCC;
import static org.trucewatch.incidents.Person.SNHR;

/** What a report may correct. */
@IncidentsTest
class CorrectionIntakeTest extends Calls {

    private static Ceasefire ceasefire;

    @BeforeEach
    void anAgreementIsInForce() {
        ceasefire = ceasefire == null ? Ceasefire.inForce() : ceasefire;
    }

    @Test
    void aCorrectionIsTakenAndTheCorrectedReportShowsIt() {
        var first = sent(RCC, said().body());
        var correction = said().superseding(first).body();

        var id = sent(RCC, correction);

        post(RCC, "/v1/reports", correction).statusCode(200);
        assertThat(get(RCC, "/v1/reports/" + first).get("supersededBy").textValue())
                .isEqualTo(id.toString());
        assertThat(get(RCC, "/v1/reports/" + id).has("supersededBy")).isFalse();
    }

    @Test
    void onlyAReportOfTheSameAgencyUnderTheSameAgreementIsCorrected() {
        var ofAnother = sent(SNHR, said().body());
        var ofAnotherAgreement =
                sent(RCC, Ceasefire.inForce().report().claim("NIL").body());

        for (var wrong : List.of(ofAnother, ofAnotherAgreement, UUID.randomUUID())) {
            post(RCC, "/v1/reports", said().superseding(wrong).body())
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("#/supersedes"))
                    .body("errors[0].detail", equalTo("is no report of yours under this agreement"));
        }
    }

    @Test
    void aReportCannotCorrectItself() {
        var report = said().body();

        post(RCC, "/v1/reports", report.put("supersedes", report.get("id").textValue()))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/supersedes"));
    }

    @Test
    void aRehearsalCorrectsNoRealReport() {
        var real = sent(RCC, said().body());

        post(RCC, "/v1/reports", said().drill().superseding(real).body())
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/drill"));
    }

    @Test
    void aSecondCorrectionCorrectsTheFirstOne() {
        var first = sent(RCC, said().body());
        var second = sent(RCC, said().superseding(first).body());

        post(RCC, "/v1/reports", said().superseding(first).body())
                .statusCode(409)
                .body("type", equalTo("/problems/already-superseded"))
                .body("supersededBy", equalTo(second.toString()));
        sent(RCC, said().superseding(second).body());
    }

    @Test
    void ofTwoCorrectionsAtOnceOneIsTaken() {
        var first = sent(RCC, said().body());

        var statuses = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> post(RCC, "/v1/reports", said().superseding(first).body())
                                .extract()
                                .statusCode()))
                .limit(4)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409, 409);
    }

    @Test
    void aBatchMayHoldAReportAndItsCorrections() throws IOException {
        var first = said().body();
        var second =
                said().superseding(UUID.fromString(first.get("id").textValue())).body();
        var again =
                said().superseding(UUID.fromString(first.get("id").textValue())).body();
        var third = said().superseding(UUID.fromString(second.get("id").textValue()))
                .body();

        var lines = Stream.of(first, second, again, third).map(Object::toString).toList();
        var answers = as(RCC).contentType("application/x-ndjson")
                .body(String.join("\n", lines).getBytes(StandardCharsets.UTF_8))
                .post("/v1/reports/batch")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();

        assertThat(answers).hasSize(4);
        for (int i = 0; i < 4; i++) {
            assertThat(Json.MAPPER.readTree(answers.get(i)).get("status").intValue())
                    .as(answers.get(i))
                    .isEqualTo(i == 2 ? 409 : 201);
        }
    }

    private static Words said() {
        return ceasefire.report().claim("NIL");
    }
}
