package org.trucewatch.load.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.trucewatch.load.input.Examples;
import org.trucewatch.load.input.ReportRules;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The real events of February to April 2016, where they lie beside the project. */
class SyriaDatasetTest {

    @Test
    void everyEventAndEverySourceBecomesAReportThatCanBePosted() throws Exception {
        var file = Examples.ROOT.resolve("../shared/data/events/ucdp-ged-syria/ucdp-ged-syria-2016-02-to-04.csv");
        assumeTrue(Files.isRegularFile(file), "the dataset is not here");
        var rules = new ReportRules(Examples.agreement(), Examples.registers());
        var broken = new ArrayList<String>();
        var ids = new HashSet<String>();
        var origins = new HashSet<String>();

        var progress = UcdpReportsTest.load("Syria").run(file, (ObjectNode r) -> {
            broken.addAll(rules.broken(r));
            ids.add(r.path("id").asText());
            origins.add(r.path("origin").path("ref").asText());
        });

        assertThat(broken).isEmpty();
        assertThat(progress.events()).isEqualTo(1494);
        assertThat(progress.sources()).isEqualTo(1625);
        assertThat(progress.complete()).isTrue();
        assertThat(ids).hasSize(1625);
        // articles feed several events
        assertThat(origins.size()).isLessThan(1400);
    }
}
