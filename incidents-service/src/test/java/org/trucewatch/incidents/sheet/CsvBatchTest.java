package org.trucewatch.incidents.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trucewatch.incidents.Example;
import org.trucewatch.incidents.IncidentsTest;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.incidents.Person.RCC;
import static org.trucewatch.incidents.Person.SNHR;

/** What rows of a table become: reports like any others. */
@IncidentsTest
class CsvBatchTest extends Tables {

    @Test
    void theExampleOfTheContractsBecomesReports() throws IOException {
        var example = Files.readString(Example.file("incidents-service/contracts/examples/reports.csv"))
                .replace("syria-2016", ceasefire().id());

        var answers = batch(example);

        assertThat(statuses(answers)).containsExactly(201, 201, 201);
        // the first row has a line break in its words, and two lines are the header
        assertThat(answers).extracting(answer -> answer.get("line").intValue()).containsExactly(3, 5, 6);
        var shelling = report(answers.get(0));
        assertThat(shelling.at("/occurred/from").textValue()).isEqualTo("2016-03-05T09:00:00+02:00");
        assertThat(shelling.at("/occurred/to").textValue()).isEqualTo("2016-03-05T11:00:00+02:00");
        assertThat(shelling.at("/place/point").toString()).isEqualTo("[37.16,36.2]");
        assertThat(shelling.at("/place/adminCode").textValue()).isEqualTo("SY02");
        assertThat(shelling.at("/casualties/killed").toString()).isEqualTo("{\"low\":1,\"best\":2,\"high\":4}");
        assertThat(shelling.at("/narrative/0/text").textValue())
                .isEqualTo("Mortar rounds fell on the quarter all morning.\n"
                        + "The observers counted \"about twelve\", then took cover.");
        assertThat(shelling.at("/narrative/0/original").booleanValue()).isTrue();
        assertThat(shelling.at("/narrative/1/lang").textValue()).isEqualTo("ar");
        assertThat(shelling.get("flags")).isEmpty();
        var sniper = report(answers.get(1));
        assertThat(sniper.at("/alleged/1/named").textValue()).isEqualTo("a local militia, unnamed");
        assertThat(sniper.at("/origin/ref").textValue()).isEqualTo("https://example.org/articles/7");
        var nil = report(answers.get(2));
        assertThat(nil.at("/occurred/precision").textValue()).isEqualTo("DAY");
        assertThat(nil.at("/occurred/to").textValue()).isEqualTo("2016-03-07T23:59:59+02:00");
        assertThat(nil.has("alleged")).isFalse();
    }

    @Test
    void hashtagsAloneAreAHeader() {
        var csv = "#meta +agreement,#event+claim,#event+kind,#event+method,#date+occurred,#date+precision,"
                + "# GEO + lon,#geo+lat,#geo+precision,#meta+relayed,#description+en\r\n"
                + ceasefire().id()
                + ",ALLEGATION,SHELLING,HEARD,2016-03-05T09:00:00Z,EXACT,37.1,36.2,NEAR,false,Heard.\r\n";

        var answers = batch(csv);

        assertThat(statuses(answers)).containsExactly(201);
        assertThat(report(answers.get(0)).at("/place/point").toString()).isEqualTo("[37.1,36.2]");
    }

    @ParameterizedTest
    @CsvSource({
        "text/csv,UTF-8,Снаряды и قذائف",
        "text/csv; charset=utf-8,UTF-8,Снаряды и قذائف",
        "text/csv;charset=UTF-16,UTF-16,Снаряды и قذائف",
        "text/csv;charset=UTF-16LE,UTF-16LE,Снаряды и قذائف",
        "text/csv;charset=windows-1251,windows-1251,Снаряды",
        "text/csv;charset=\"windows-1256\",windows-1256,قذائف",
        "text/csv;charset=ISO-8859-5,ISO-8859-5,Снаряды",
        "text/csv;charset=iso-8859-1,ISO-8859-1,tués à Alep"
    })
    void textIsReadInTheDeclaredEncoding(String type, String charset, String text) {
        var answers = batch(RCC, table(row("narrative.en", text)), Charset.forName(charset), type);

        assertThat(statuses(answers)).isSubsetOf(200, 201);
        assertThat(report(answers.get(0)).at("/narrative/0/text").textValue()).isEqualTo(text);
    }

    @Test
    void anEncodingThatNobodyKnowsIsNotTakenAndBytesThatAreNoTextAreNamed() {
        posted(RCC, "text/csv;charset=klingon", table(row()).getBytes(StandardCharsets.UTF_8))
                .statusCode(415)
                .body("type", equalTo("/problems/unsupported-media-type"));

        var wrong = batch(RCC, table(row("narrative.en", "tués"), row()), StandardCharsets.ISO_8859_1, "text/csv");

        assertThat(statuses(wrong)).containsExactly(422, 201);
        assertThat(fault(wrong.get(0)).get("header").textValue()).isEqualTo("narrative.en");
        assertThat(fault(wrong.get(0)).get("detail").textValue()).contains("encoding");
    }

    @Test
    void aByteOrderMarkAndSemicolonsOrTabsAreUnderstood() {
        var table = table(row("narrative.en", "With a mark."));

        assertThat(statuses(batch("\ufeff" + table))).containsExactly(201);
        assertThat(statuses(batch(table.replace(",", ";")))).containsExactly(200);
        assertThat(statuses(batch(table.replace(",", "\t").replace("\r\n", "\n"))))
                .containsExactly(200);
        assertThat(statuses(batch(table.replace("\r\n", "\r")))).containsExactly(200);
    }

    @Test
    void whatLooksLikeAFormulaIsText() {
        var text = "=HYPERLINK(\"http://example.org\",\"x\")";

        var answer = batch(table(row("narrative.en", text))).get(0);

        assertThat(report(answer).at("/narrative/0/text").textValue()).isEqualTo(text);
    }

    @Test
    void theSameFileAgainLeavesEachReportOnceAndIsAnotherAgencysOther() {
        var csv = table(row("narrative.en", "One."), row("narrative.en", "Two."), row("narrative.en", "One."));

        var first = batch(csv);
        var again = batch(csv);
        var theirs = batch(SNHR, csv, StandardCharsets.UTF_8, "text/csv");

        assertThat(statuses(first)).containsExactly(201, 201, 200);
        assertThat(statuses(again)).containsExactly(200, 200, 200);
        assertThat(ids(again)).isEqualTo(ids(first));
        assertThat(statuses(theirs)).containsExactly(201, 201, 200);
        assertThat(ids(theirs)).doesNotContainAnyElementsOf(ids(first));
    }

    @Test
    void anIdOfTheAgencysOwnIsKeptAndOtherContentUnderItIsAConflict() {
        var id = "5b8f7a52-93a8-4bb0-8b36-0d7c8d7cb001";

        var answers = batch(table(row("id", id), with(row("id", id), "narrative.en", "Other words.")));

        assertThat(statuses(answers)).containsExactly(201, 409);
        assertThat(answers.get(0).get("id").textValue()).isEqualTo(id);
    }

    @Test
    void rowsThatDifferInTheirSourceOnlyAreNotTakenForOne() {
        var answers = batch(table(
                with(row("narrative.en", "Sealed."), "source.name", "A witness"),
                with(row("narrative.en", "Sealed."), "source.name", "Another")));

        assertThat(statuses(answers)).containsExactly(201, 409);
        assertThat(report(answers.get(0)).get("sourceSealed").booleanValue()).isTrue();
    }

    @Test
    void aTimeWithoutOffsetIsOneOfTheAgreementsZone() {
        assertThat(occurred("2016-03-24T09:00").get("from").textValue()).isEqualTo("2016-03-24T09:00:00+02:00");
        assertThat(occurred("2016-03-25 09:00:30").get("from").textValue()).isEqualTo("2016-03-25T09:00:30+03:00");
        // an offset settles it, also while clocks in Damascus skip an hour
        assertThat(occurred("2016-03-25T00:30:00Z").get("from").textValue()).isEqualTo("2016-03-25T00:30:00Z");
    }

    private static Map<String, String> with(Map<String, String> row, String column, String value) {
        row.put(column, value);
        return row;
    }

    private static JsonNode occurred(String from) {
        return report(batch(table(row("occurred.from", from))).get(0)).get("occurred");
    }
}
