package org.trucewatch.incidents.sheet;

import io.quarkus.test.common.http.TestHTTPResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.intake.SlowSender;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.trucewatch.incidents.Person.RCC;

/** What is wrong in a table is said where it stands, and harms no other row. */
@IncidentsTest
class BrokenRowsTest extends Tables {

    @TestHTTPResource
    URI service;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "agreementId | no-such | #/agreementId | agreementId",
                "agreementId | nul NUL | #/agreementId | agreementId",
                "narrative.en | nul NUL | #/narrative/0/text | narrative.en",
                "kind | NOTHING | #/kind | kind",
                "occurred.from | yesterday | #/occurred/from | occurred.from",
                "occurred.precision | '' | #/occurred/precision | occurred.precision",
                "place.lon | 37.1 | #/place/point | place.lon",
                "place.lat | north | #/place/point | place.lat",
                "killed.best | two | #/casualties/killed/best | killed.best",
                "killed.best | 2.5 | #/casualties/killed/best | killed.best",
                "killed.best | 99999999999 | #/casualties/killed/best | killed.best",
                "civilians | perhaps | #/casualties/civilians | civilians",
                "commitments | no-attacks no-such | #/commitments/1 | commitments",
                "alleged.2.actor | jaysh-al-islm | #/alleged/0/actor | alleged.2.actor",
                "narrative.ar.translation | GOOD | #/narrative/0/translation | narrative.ar.translation",
                "place.observedFrom.bearing | 400 | #/place/observedFrom/bearing | place.observedFrom.bearing",
                "method | '' | #/method | method"
            })
    void theColumnIsNamedBesideTheField(String column, String value, String pointer, String named) {
        var answer = batch(table(row(column, value.replace("NUL", "\0")))).get(0);

        assertThat(answer.get("status").intValue()).isEqualTo(422);
        assertThat(answer.at("/problem/errors")).anySatisfy(error -> {
            assertThat(error.get("pointer").textValue()).isEqualTo(pointer);
            assertThat(error.get("header").textValue()).isEqualTo(named);
        });
    }

    @Test
    void allThatIsWrongWithARowIsSaidAtOnceInTheWordsOfItsHeader() {
        var row = row();
        row.remove("place.name");
        row.remove("method");
        row.put("kind", "NOTHING");
        var answer = batch(table(row)
                        .replace("kind,", "What happened,")
                        .replace("2016-03-05T09:00:00+02:00", "?")
                        .replaceFirst("\r\n", "\r\n,,#event+kind,,,,\r\n"))
                .get(0);

        assertThat(answer.at("/problem/errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("#/kind", "#/method", "#/place", "#/occurred/from");
        assertThat(answer.at("/problem/errors").findValuesAsText("header"))
                .contains("What happened", "method", "occurred.from");
    }

    @Test
    void aTimeThatNoClockShowedOrAllShowedTwiceIsRefusedPrecisely() {
        var answers = batch(table(
                row("occurred.from", "2016-03-25T00:30"),
                row("occurred.from", "2016-10-27 23:30"),
                row("occurred.from", "2016-10-27 23:30+03:00"),
                row("occurred.from", "2016-02-30")));

        assertThat(statuses(answers)).containsExactly(422, 422, 201, 422);
        assertThat(fault(answers.get(0)).get("detail").textValue())
                .contains("there was no 00:30 on 2016-03-25 in Asia/Damascus");
        assertThat(fault(answers.get(1)).get("detail").textValue())
                .isEqualTo("is there twice in Asia/Damascus, so it needs its offset, +03:00 or +02:00");
        assertThat(fault(answers.get(3)).get("detail").textValue()).contains("must be a date");
    }

    @Test
    void columnsThatNobodyKnowsRefuseTheFileBeforeAnythingIsTaken() {
        var row = row("id", "5b8f7a52-93a8-4bb0-8b36-0d7c8d7cb002");
        row.put("colour", "red");
        row.put("narrative.English", "x");

        posted(RCC, "text/csv", table(row, row()).getBytes(StandardCharsets.UTF_8))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.pointer", containsInAnyOrder("#/colour", "#/narrative.English"));

        as(RCC).get("/v1/reports/5b8f7a52-93a8-4bb0-8b36-0d7c8d7cb002").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind,kind",
                "alleged.actor,alleged.1.actor",
                "kind,method\r\n#geo+lat,#event+kind",
                "Date,When\r\n#date,#date+start",
                "#date,#nothing+known"
            })
    void columnsThatContradictEachOtherRefuseTheFile(String header) {
        posted(RCC, "text/csv", (header + "\r\n").getBytes(StandardCharsets.UTF_8))
                .statusCode(422);
    }

    @ParameterizedTest
    @CsvSource({"narrative.en,-aa", "#event,+aa"})
    void aNameLongerThanAnyColumnHasRefusesTheFile(String begun, String more) {
        posted(RCC, "text/csv", (begun + more.repeat(50_000) + "\r\n").getBytes(StandardCharsets.UTF_8))
                .statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n\r\n", "\"kind", "\"kind\"x,method\r\n"})
    void whatHasNoHeaderIsMalformed(String file) {
        posted(RCC, "text/csv", file.getBytes(StandardCharsets.UTF_8)).statusCode(400);
    }

    @Test
    void aRowThatIsNoneHarmsNoOther() {
        var good = table(row("narrative.en", "Among broken ones."));
        var header = good.substring(0, good.indexOf("\r\n") + 2);
        var right = good.substring(header.length());

        var answers = batch(header
                + right.replace("\"HEARD\"", "\"HEARD\"x") // line 2
                + right
                + right.replaceFirst(",", "") // line 4
                + "\r\n"
                + right.replace("Among", "x".repeat(300_000)) // line 6
                + right
                + "\"never closed\r\n" // line 8
                + right.replace("\"", ""));

        assertThat(answers).extracting(answer -> answer.get("line").intValue()).containsExactly(2, 3, 4, 6, 7, 8);
        assertThat(statuses(answers)).containsExactly(400, 201, 422, 413, 200, 400);
        assertThat(answers.get(2).at("/problem/detail").textValue()).isEqualTo("has 8 cells, and there are 9 columns");
    }

    @Test
    void whatStandsWithinATextIsNeverARowOfItsOwn() {
        var hidden = table(row("narrative.en", "Hidden.")).split("\r\n")[1].replace("\"", "");

        var answers = batch(table(
                row("narrative.en", "A text\r\n" + hidden + "\r\nthat goes on."),
                row("narrative.en", "x".repeat(300_000) + "\r\n" + hidden + "\r\n")));

        assertThat(statuses(answers)).containsExactly(201, 413);
        assertThat(report(answers.get(0)).at("/narrative/0/text").textValue()).contains("Hidden.");
    }

    @Test
    void aSlowSenderIsAnsweredRowByRowWhileItSends() throws IOException {
        try (var sender = SlowSender.ofCsv(service, RCC)) {
            var table = table(row("narrative.en", "Slowly.")).split("(?<=\r\n)");
            sender.send(table[0]);
            for (int line = 2; line <= 4; line++) {
                sender.send(table[1].replace("Slowly", "Slowly " + line));

                // the answer comes although the request has not ended
                assertThat(sender.answer()).contains("\"line\":" + line).contains("\"status\":201");
            }
        }
    }
}
