package org.trucewatch.acceptance;

import org.trucewatch.acceptance.Probes.Probe;
import org.trucewatch.load.input.Json;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import static org.awaitility.Awaitility.await;

/** The calls that every service has, for operators. */
record OperationProbes(World world, Probes probes) {

    private static final Map<String, String> QUEUES = Map.of(
            "incidents", "incidents.from-verification",
            "verification", "verification.from-incidents",
            "notification", "notification.from-incidents");

    void add() {
        var clock = world.api
                .get("operator", world.incidents, "/ops/clock")
                .expecting(200)
                .text("offset");
        QUEUES.forEach((service, queue) -> {
            var letters = "/ops/" + service + "/dead-letters";
            call(service, "GET /ops/clock", Probe.of("/ops/clock"));
            call(service, "PUT /ops/clock", Probe.of("/ops/clock", Json.object().put("offset", clock)));
            call(service, "GET /ops/{service}/dead-letters", Probe.of(letters));
            call(
                    service,
                    "POST /ops/{service}/dead-letters/{id}/replays",
                    Probe.of(letters + "/" + deadLetter(service, queue) + "/replays", Json.object()));
        });
    }

    private String deadLetter(String service, String queue) {
        var since = Instant.now();
        Amqp.publish(world.stack, "", queue, "no event at all");
        return await().until(
                        () -> world.deadLetters(service, since).stream()
                                .filter(letter -> letter.path("replayable").asBoolean())
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow()
                .path("id")
                .asText();
    }

    private void call(String service, String call, Probe probe) {
        probes.add(service + " " + call, probe);
    }
}
