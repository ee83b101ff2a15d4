package org.trucewatch.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.acceptance.Probes.Probe;
import org.trucewatch.load.input.Json;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import static org.awaitility.Awaitility.await;

/** Calls of the notification service, as a party officer those of the US. */
record NotificationProbes(World world, Probes probes) {

    private static final String PARTY = "/v1/parties/US";

    void add() {
        parties();
        notices();
        meetings();
        whatTakesAWholeCourse();
        call("GET /ops/notification/early-events", Probe.of("/ops/notification/early-events"));
    }

    private void whatTakesAWholeCourse() {
        for (var call : List.of(
                "/v1/deliveries/{id}/hand-services",
                "/v1/deliveries/{id}/hand-services/{sid}/confirmations",
                "/v1/meetings/{id}/postponements",
                "/v1/meetings/{id}/postponements/{pid}/replies",
                "/v1/meetings/{id}/outcome")) {
            call(
                    "POST " + call,
                    Probe.ofNothing(
                            call.replaceAll("\\{.?id}", UUID.randomUUID().toString())));
        }
    }

    /** The duty desk that the US have already; nothing changes by saying so again. */
    static ObjectNode dutyDesk() {
        return desk("desk-us@example.org");
    }

    private static ObjectNode desk(String address) {
        var body = Json.object();
        body.putArray("endpoints")
                .addObject()
                .put("id", "duty-desk")
                .put("channel", "EMAIL")
                .put("address", address);
        return body;
    }

    private void parties() {
        var asAgreed = Json.object();
        asAgreed.putArray("agreements").addObject().put("agreementId", "syria-2016");
        call("GET /v1/parties/{id}", Probe.of(PARTY));
        call("PUT /v1/parties/{id}", Probe.of(PARTY, asAgreed));
        call("GET /v1/parties/{id}/endpoints", Probe.of(PARTY + "/endpoints"));
        call("PUT /v1/parties/{id}/endpoints", Probe.of(PARTY + "/endpoints", dutyDesk()));
        probes.add("notification POST /v1/parties/{id}/endpoints/{eid}/confirmations", () -> {
            world.api
                    .put("operator", world.notification, PARTY + "/endpoints", desk("moved-us@example.org"))
                    .expecting(200);
            return Probe.of(PARTY + "/endpoints/duty-desk/confirmations", Json.object());
        });
    }

    private void notices() {
        var statement = world.api
                .post("officer-ru", world.incidents, "/v1/statements", Reports.statement())
                .expecting(201)
                .text("id");
        var id = world.awaitNotice("officer-us", "STATEMENT_MADE", statement)
                .path("id")
                .asText();
        var notice = "/v1/notices/" + id;
        call("GET /v1/notices", Probe.of("/v1/notices?agreement=syria-2016"));
        call("GET /v1/notices/{id}", Probe.of(notice));
        call("POST /v1/notices/{id}/acknowledgements", Probe.of(notice + "/acknowledgements", Json.object()));
        call("GET /v1/notices/{id}/deliveries", Probe.of(notice + "/deliveries"));
        call(
                "POST /v1/deliveries/{id}/redeliveries",
                Probe.of("/v1/deliveries/" + mailed(notice) + "/redeliveries", Json.object()));
        call("GET /v1/inbox", Probe.of("/v1/inbox"));
        call("GET /v1/inbox/stream", Probe.of("/v1/inbox/stream"));
    }

    private String mailed(String notice) {
        return await().until(
                        () -> world.items("operator", world.notification, notice + "/deliveries").stream()
                                .filter(NotificationProbes::isMailed)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow()
                .path("id")
                .asText();
    }

    private static boolean isMailed(JsonNode delivery) {
        return delivery.path("channel").asText().equals("EMAIL")
                && !delivery.path("state").asText().equals("DUE");
    }

    private void meetings() {
        var asked = "/v1/meetings/" + asked("officer-ru", "US");
        call("POST /v1/meetings", Probe.of("/v1/meetings", request("RU")));
        call("GET /v1/meetings/{id}", Probe.of(asked));
        call(
                "POST /v1/meetings/{id}/replies",
                Probe.of(
                        asked + "/replies",
                        Json.object().put("reply", "DECLINE").put("reason", "Another time.")));
        call(
                "POST /v1/meetings/{id}/withdrawal",
                Probe.of(
                        "/v1/meetings/" + asked("officer-us", "RU") + "/withdrawal",
                        Json.object().put("reason", "Settled by telephone.")));
    }

    private String asked(String officer, String required) {
        return world.api
                .post(officer, world.notification, "/v1/meetings", request(required))
                .expecting(201)
                .text("id");
    }

    private static ObjectNode request(String required) {
        return Meetings.request(required, World.OFFICE_HOURS.plusSeconds(6 * 3600));
    }

    private void call(String call, Probe probe) {
        probes.add("notification " + call, probe);
    }
}
