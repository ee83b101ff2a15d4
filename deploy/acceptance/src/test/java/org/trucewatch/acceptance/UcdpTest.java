package org.trucewatch.acceptance;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Public event data of 2016 through the loader and the batch interface, as an operator would run it. */
class UcdpTest {

    private final World world = World.started();

    @Test
    void everyCitedSourceOfAnEventFileBecomesAReportAndAgainChangesNothing() throws Exception {
        var root = world.settings.root();
        var file = root.resolve("../shared/data/events/ucdp-ged-syria/ucdp-ged-syria-2016-02-to-04.csv");
        assumeTrue(Files.isRegularFile(file), "the event file is not here");
        assertThat(load(root, file)).contains("1494 events", "1625", "1625 created", "0 refused");
        assertThat(load(root, file)).contains("1625 there already", "0 refused");
        // a clash in which an organisation outside the truce took part is recorded, and nobody is asked about it
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(world.items(
                        "auditor", world.incidents, "/v1/incidents?actor=islamic-state&status=NOT_ADMITTED&limit=500"))
                .isNotEmpty());
        assertThat(world.items("adjudicator", world.verification, "/v1/cases?actor=islamic-state"))
                .isEmpty();
    }

    private String load(Path root, Path file) throws Exception {
        var command = new ProcessBuilder(root.resolve("deploy/load-ucdp").toString(), file.toString())
                .redirectErrorStream(true);
        command.environment().put("TRUCEWATCH_INCIDENTS_URL", world.incidents.toString());
        command.environment()
                .put("TRUCEWATCH_KEYCLOAK_URL", world.settings.keycloak().toString());
        var process = command.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
