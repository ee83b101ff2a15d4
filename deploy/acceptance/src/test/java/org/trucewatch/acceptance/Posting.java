package org.trucewatch.acceptance;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Eight clients of one agency that send each report again until it is answered, whatever happens meanwhile. */
final class Posting {

    private static final int CLIENTS = 8;

    private final World world;
    private final String agency;

    /** What each report was answered with in the end, by its id. */
    final Map<String, Integer> answers = new ConcurrentHashMap<>();

    Posting(World world, String agency) {
        this.world = world;
        this.agency = agency;
    }

    /** Sends all of them; once a quarter is answered, the fault strikes. */
    void during(List<ObjectNode> reports, Runnable fault) {
        var clients = Executors.newFixedThreadPool(CLIENTS);
        var next = new AtomicInteger();
        int before = answers.size();
        for (int i = 0; i < CLIENTS; i++) {
            clients.execute(() -> {
                for (int n = next.getAndIncrement(); n < reports.size(); n = next.getAndIncrement()) {
                    post(reports.get(n));
                }
            });
        }
        clients.shutdown();
        await().until(() -> answers.size() >= before + reports.size() / 4);
        fault.run();
        await().atMost(Duration.ofMinutes(3)).until(() -> clients.awaitTermination(1, TimeUnit.SECONDS));
    }

    private void post(ObjectNode report) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    try {
                        var answer = world.api.post(agency, world.incidents, "/v1/reports", report);
                        if (answer.is(200, 201)) {
                            answers.put(report.path("id").asText(), answer.status());
                            return true;
                        }
                        assertThat(answer.status()).as(answer.body().toString()).isGreaterThanOrEqualTo(500);
                        return false;
                    } catch (UncheckedIOException e) {
                        return false; // killed in the middle: send again
                    }
                });
    }
}
