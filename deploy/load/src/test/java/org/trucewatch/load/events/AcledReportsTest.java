package org.trucewatch.load.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.load.input.Examples;
import org.trucewatch.load.input.ReportRules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rows with ACLED's columns, made up for this test, become reports as the mapping says. */
class AcledReportsTest {

    private final List<ObjectNode> reports = new ArrayList<>();
    private Progress progress;

    @TempDir
    Path folder;

    @BeforeEach
    void readTheFile() throws IOException {
        progress = load("acled").run(Examples.ROOT.resolve("deploy/load/src/test/resources/acled.csv"), reports::add);
    }

    @Test
    void everySourceOfAnEventIsAReportThatCanBePosted() {
        var rules = new ReportRules(Examples.agreement(), Examples.registers());

        assertThat(progress.events()).isEqualTo(4);
        assertThat(reports).hasSize(5).allSatisfy(r -> assertThat(rules.broken(r))
                .isEmpty());
        assertThat(reports).extracting(r -> r.path("id").asText()).doesNotHaveDuplicates();
        assertThat(reports).extracting(r -> r.at("/origin/ref").asText()).doesNotHaveDuplicates();
    }

    @Test
    void whatWasDoneIsSaidByTheSubtype() {
        assertThat(reports)
                .extracting(r -> r.path("kind").asText())
                .containsExactly("SHELLING", "SHELLING", "SMALL_ARMS", "ABDUCTION", "OTHER");
    }

    @Test
    void oneSideActsWhereTheEventHasOneAndBothInAClash() {
        assertThat(Examples.texts(reports.get(0).path("alleged"), "actor")).containsExactly("government-forces");
        assertThat(Examples.texts(reports.get(0).path("alleged"), "likelihood")).containsExactly("LIKELY");
        assertThat(Examples.texts(reports.get(2).path("alleged"), "likelihood"))
                .containsExactly("ROUGHLY_EVEN", "ROUGHLY_EVEN");
    }

    @Test
    void aDayIsADayAndAWeekOrMonthARange() {
        assertThat(reports.get(0).path("occurred").toString())
                .isEqualTo("{\"from\":\"2016-03-05T00:00:00+02:00\",\"to\":\"2016-03-05T23:59:59+02:00\","
                        + "\"precision\":\"DAY\",\"ongoing\":false}");
        assertThat(reports.get(2).at("/occurred/from").asText()).isEqualTo("2016-03-07T00:00:00+02:00");
        assertThat(reports.get(2).at("/occurred/to").asText()).isEqualTo("2016-03-13T23:59:59+02:00");
        assertThat(reports.get(3).at("/occurred/from").asText()).isEqualTo("2016-03-01T00:00:00+02:00");
        assertThat(reports.get(3).at("/occurred/to").asText()).isEqualTo("2016-03-31T23:59:59+03:00");
        assertThat(reports.get(3).at("/occurred/precision").asText()).isEqualTo("RANGE");
    }

    @Test
    void aProvinceIsNotPinnedToItsCapitalAndOneNumberIsNoRange() {
        assertThat(reports.get(0).at("/place/point").toString()).isEqualTo("[37.16,36.2]");
        assertThat(reports.get(2).at("/place/precision").asText()).isEqualTo("ADM1");
        assertThat(reports.get(2).path("place").has("point")).isFalse();
        assertThat(reports.get(0).path("casualties").toString())
                .isEqualTo("{\"killed\":{\"best\":3},\"civilians\":true}");
        assertThat(reports.get(2).path("casualties").toString()).isEqualTo("{\"killed\":{\"best\":0}}");
    }

    @Test
    void whatIsNoActOfArmsIsLeftOutAndCounted() {
        assertThat(progress.leftOutSeen()).isEqualTo(2);
        assertThat(progress.elsewhereSeen()).isEqualTo(1);
        assertThat(progress.unreadableRows()).singleElement().asString().contains("from is no date");
    }

    @Test
    void anOperatorsOwnMappingIsReadAndOneThatMeansNothingRefused() throws IOException {
        var own = Files.readString(Examples.ROOT.resolve("deploy/load/mappings/acled.yaml"))
                .replace("kind: SHELLING", "kind: HEAVY_WEAPON_PRESENCE");
        var file = Files.writeString(folder.resolve("own.yaml"), own);
        var changed = new ArrayList<ObjectNode>();
        load(file).run(Examples.ROOT.resolve("deploy/load/src/test/resources/acled.csv"), changed::add);

        assertThat(changed.get(0).path("kind").asText()).isEqualTo("HEAVY_WEAPON_PRESENCE");
        for (var broken : new String[] {
            own.replace("sides: FIRST", "sides: THIRD"),
            own.replace("  notes: [notes]", "  colour: [notes]"),
            own.replace("credit:", "credits:"),
            own.replaceFirst("prefix:.*", "")
        }) {
            Files.writeString(file, broken);
            assertThatThrownBy(() -> Mapping.read(file))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("own.yaml");
        }
    }

    private static LoadEvents load(String name) throws IOException {
        return load(Examples.ROOT.resolve("deploy/load/mappings/" + name + ".yaml"));
    }

    private static LoadEvents load(Path mapping) throws IOException {
        return new LoadEvents(
                new EventReports(Examples.registers(), ZoneId.of("Asia/Damascus"), Mapping.read(mapping)), "Syria");
    }
}
