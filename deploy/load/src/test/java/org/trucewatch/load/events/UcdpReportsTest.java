package org.trucewatch.load.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.load.input.Examples;
import org.trucewatch.load.input.ReportRules;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UcdpReportsTest {

    private final List<ObjectNode> reports = new ArrayList<>();
    private Progress progress;

    @BeforeEach
    void readTheEarlyFile() throws Exception {
        progress = load("Syria").run(file("ged-early.csv"), reports::add);
    }

    @Test
    void everySourceOfAnEventIsAReportThatCanBePosted() {
        var rules = new ReportRules(Examples.agreement(), Examples.registers());

        assertThat(progress.events()).isEqualTo(3);
        assertThat(progress.sources()).isEqualTo(4);
        assertThat(reports).hasSize(4).allSatisfy(r -> assertThat(rules.broken(r))
                .isEmpty());
        assertThat(reports).extracting(r -> r.path("id").asText()).doesNotHaveDuplicates();
    }

    @Test
    void readAgainItGivesTheSameReports() throws Exception {
        var again = new ArrayList<ObjectNode>();
        load("Syria").run(file("ged-early.csv"), again::add);

        assertThat(again).isEqualTo(reports);
    }

    @Test
    void theDayOnWhichMidnightDoesNotExistBeginsAtOne() {
        var occurred = reports.get(0).path("occurred");

        assertThat(occurred.path("from").asText()).isEqualTo("2016-03-25T01:00:00+03:00");
        assertThat(occurred.path("to").asText()).isEqualTo("2016-03-25T23:59:59+03:00");
        assertThat(occurred.path("precision").asText()).isEqualTo("DAY");
    }

    @Test
    void aHeadlineKeepsItsCommasAndQuotesAndIsTheOrigin() {
        assertThat(reports.get(0).path("origin").path("ref").asText())
                .isEqualTo("Wire One, 2016-03-25, Shells, again, on \"the hill\"");
        assertThat(reports.get(1).path("origin").path("name").asText()).isEqualTo("Wire Two");
    }

    @Test
    void bothSidesOfAClashAreCandidatesAndAnUnknownOneIsNamed() {
        var alleged = reports.get(0).path("alleged");

        assertThat(Examples.texts(alleged, "named")).containsExactly("Government of Syria", "Syrian insurgents");
        assertThat(Examples.texts(alleged, "type")).containsExactly("PARTY_FORCE", "UNKNOWN");
        assertThat(alleged.path(1).has("actor")).isFalse();
    }

    @Test
    void aSideThatIsAListIsSeveralCandidates() {
        assertThat(Examples.texts(reports.get(2).path("alleged"), "actor"))
                .containsExactly("fatah-halab", "jabhat-al-nusra", "syrian-democratic-forces");
    }

    @Test
    void oneSidedViolenceNamesItsAuthorAndNotItsVictims() {
        var alleged = reports.get(3).path("alleged");

        assertThat(Examples.texts(alleged, "actor")).containsExactly("islamic-state");
        assertThat(Examples.texts(alleged, "likelihood")).containsExactly("VERY_LIKELY");
    }

    @Test
    void aProvinceIsNotPinnedToOneSpotAndAMonthIsARange() {
        var province = reports.get(2).path("place");
        var country = reports.get(3);

        assertThat(province.path("precision").asText()).isEqualTo("ADM1");
        assertThat(province.path("adminCode").asText()).isEqualTo("SY02");
        assertThat(province.has("point")).isFalse();
        assertThat(country.path("place").path("precision").asText()).isEqualTo("COUNTRY");
        assertThat(country.path("occurred").path("precision").asText()).isEqualTo("RANGE");
        assertThat(country.has("casualties")).isFalse();
    }

    @Test
    void anArticleFromBeforeTheEventIsMarked() {
        assertThat(reports.get(2).path("narrative").path(0).path("text").asText())
                .contains("lies before the event")
                .contains("Part of a count over several incidents");
    }

    @Test
    void rowsThatCannotBeReadAndOtherCountriesAreCounted() {
        assertThat(progress.unreadableRows())
                .singleElement()
                .asString()
                .contains("row 4: from is no date: 'not a date'");
        assertThat(progress.elsewhereSeen()).isEqualTo(1);
        assertThat(progress.complete()).isFalse();
    }

    @Test
    void allCountriesAreTakenWhenAskedFor() throws Exception {
        assertThat(load("all").run(file("ged-early.csv"), r -> {}).events()).isEqualTo(4);
    }

    @Test
    void laterHeadersAreUnderstoodAndEstimatesPutInOrder() throws Exception {
        var later = new ArrayList<ObjectNode>();
        load("Syria").run(file("ged-later.csv"), later::add);

        var report = later.get(0);
        assertThat(report.path("casualties").path("killed").toString()).isEqualTo("{\"low\":7,\"best\":7,\"high\":7}");
        assertThat(report.path("casualties").path("civilians").asBoolean()).isTrue();
        assertThat(report.path("place").path("precision").asText()).isEqualTo("UNKNOWN");
        assertThat(report.path("place").path("name").asText()).isEqualTo("Over the sea");
        // the last hour of that day came twice
        assertThat(report.path("occurred").path("to").asText()).isEqualTo("2016-10-27T23:59:59+02:00");
    }

    @Test
    void aFileThatIsNoneOfTheDatasetIsRefusedWithWhatIsMissing() {
        var other = new ByteArrayInputStream("date_start,title\n2016-01-01,x\n".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> new EventFile(other, mapping("ucdp-ged")).next())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no column for id, side_a, to");
    }

    static Mapping mapping(String name) {
        try {
            return Mapping.read(Examples.ROOT.resolve("deploy/load/mappings/" + name + ".yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LoadEvents load(String country) {
        return new LoadEvents(
                new EventReports(Examples.registers(), ZoneId.of("Asia/Damascus"), mapping("ucdp-ged")), country);
    }

    private static Path file(String name) throws IOException {
        return Examples.ROOT.resolve("deploy/load/src/test/resources").resolve(name);
    }
}
