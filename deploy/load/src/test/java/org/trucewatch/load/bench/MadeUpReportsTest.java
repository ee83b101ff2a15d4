package org.trucewatch.load.bench;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.trucewatch.load.input.Examples;
import org.trucewatch.load.input.Json;
import org.trucewatch.load.input.ReportRules;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class MadeUpReportsTest {

    private final MadeUpReports reports = new MadeUpReports(Examples.registers());
    private final ReportRules rules = new ReportRules(Examples.agreement(), Examples.registers());

    @Test
    void theyAreReportsAsAnAgencyWouldSendThem() {
        assertThat(ordinary(200))
                .allSatisfy(report -> assertThat(rules.broken(report)).isEmpty());
        assertThat(rules.broken(Json.read(reports.urgent().json()))).isEmpty();
    }

    @Test
    void theyAreAboutAKilobyteLong() {
        assertThat(reports.ordinary().bytes().length).isBetween(1000, 1800);
    }

    @Test
    void noTwoTellOfTheSameMoment() {
        assertThat(ordinary(5000).stream()
                        .map(report -> report.path("occurred").path("from").asText()))
                .doesNotHaveDuplicates();
    }

    @Test
    void theIdGivenIsTheOneInTheBodyAndWellFormed() {
        var report = reports.ordinary();

        assertThat(Json.read(report.json()).path("id").asText())
                .isEqualTo(report.id().toString());
        assertThat(report.id().version()).isEqualTo(4);
        assertThat(report.id()).extracting(UUID::variant).isEqualTo(2);
    }

    @Test
    void onlyFireAtProtectedSitesIsUrgent() {
        assertThat(Json.read(reports.urgent().json()).path("protectedSite").asText())
                .isEqualTo("HOSPITAL");
        assertThat(ordinary(20)).noneMatch(report -> report.has("protectedSite"));
    }

    private List<JsonNode> ordinary(int many) {
        return IntStream.range(0, many)
                .mapToObj(n -> Json.read(reports.ordinary().json()))
                .toList();
    }
}
