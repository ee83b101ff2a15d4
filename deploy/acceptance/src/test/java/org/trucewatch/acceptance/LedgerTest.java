package org.trucewatch.acceptance;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.local.Component;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What an agency's receipt promises, whatever becomes of the process that keeps the log. */
class LedgerTest {

    private final World world = World.started();
    private final List<String> leaves = new ArrayList<>();

    @AfterEach
    void putBack() {
        world.stack.start(Component.INCIDENTS);
    }

    @Test
    void aLeaderThatIsFrozenAndComesBackForksNothing() throws Exception {
        try (var second = world.stack.replica(Component.INCIDENTS, Map.of())) {
            second.start();
            var there = URI.create(second.url());
            var log = new PublicLog(world, "incidents", there);
            report(world.incidents, 3);
            var leader = world.stack.process(Component.INCIDENTS).orElseThrow().pid();
            signal("STOP", leader);
            try {
                report(there, 5);
                await("the other takes the lead").until(() -> leaves.stream().allMatch(log::holds));
            } finally {
                signal("CONT", leader);
            }
            report(world.incidents, 3);
            report(there, 3);
            mustAllBeProved(log);
            mustAllBeProved(new PublicLog(world, "incidents"));
        }
    }

    @Test
    void nothingAcknowledgedIsMissingAfterAKillInTheMiddle() {
        for (int i = 0; i < 3; i++) {
            report(world.incidents, 10);
            world.stack.kill9(Component.INCIDENTS);
            world.stack.start(Component.INCIDENTS);
        }
        mustAllBeProved(new PublicLog(world, "incidents"));
    }

    private void mustAllBeProved(PublicLog log) {
        await().until(() -> leaves.stream().allMatch(log::holds));
        assertThat(leaves.stream().map(log::provedIndex))
                .doesNotHaveDuplicates()
                .hasSameSizeAs(leaves);
        var report = log.audit();
        assertThat(report.path("sound").asBoolean()).as(report.toString()).isTrue();
    }

    private void report(URI service, int reports) {
        for (int i = 0; i < reports; i++) {
            leaves.add(world.api
                    .post("agency-rcc", service, "/v1/reports", Reports.another())
                    .expecting(201)
                    .body()
                    .at("/log/leaf")
                    .asText());
        }
    }

    private static void signal(String name, long process) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + process)
                .inheritIO()
                .start();
        assertThat(kill.waitFor()).isZero();
    }
}
