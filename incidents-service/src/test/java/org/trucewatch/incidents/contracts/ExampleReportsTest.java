package org.trucewatch.incidents.contracts;

import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Example;
import org.trucewatch.incidents.form.Schemas;
import org.trucewatch.kit.events.Json;

import java.io.IOException;
import java.nio.file.Files;

import static org.assertj.core.api.Assertions.assertThat;

/** The reports and tallies that come with the example agreement are what the published schemas describe. */
class ExampleReportsTest {

    @Test
    void everyExampleReportFitsTheSchema() throws IOException {
        everyOneFits("reports", "report");
    }

    @Test
    void everyExampleTallyFitsTheSchema() throws IOException {
        everyOneFits("tallies", "tally");
    }

    private static void everyOneFits(String file, String what) throws IOException {
        var schema = Schemas.named(what);
        var lines = Files.readAllLines(Example.file("deploy/agreements/syria-2016/" + file + ".ndjson"));

        assertThat(lines).hasSizeGreaterThan(50);
        for (var line : lines) {
            assertThat(Schemas.accepts(schema, Json.MAPPER.readTree(line).get(what)))
                    .as(line)
                    .isTrue();
        }
    }
}
