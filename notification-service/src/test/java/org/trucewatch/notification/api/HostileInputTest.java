package org.trucewatch.notification.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.trucewatch.notification.NotificationTest;
import org.trucewatch.notification.Scene;
import org.trucewatch.notification.Told;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Whatever a client sends, it is told which field is wrong; it is never our fault. */
@NotificationTest
class HostileInputTest {

    private static final String LONE = "\\ud800";
    private static final String NUL = "\\u0000";
    private static final String FAR = "\"+999999999-12-31T23:59:59Z\"";

    private static String meeting(Scene scene) {
        return """
                {"agreementId": "%s", "urgency": "URGENT", "subject": [{"lang": "en", "text": "Rules"}],
                 "agenda": ["One"], "proposed": [{"start": "2016-03-23T10:00:00+02:00", "minutes": 60}],
                 "mode": "VIDEO", "required": ["US"], "replyBy": "2016-03-22T10:00:00+02:00"}""".formatted(scene.agreement);
    }

    /** Each way to break a valid body: what to put instead of a field, and where the problem has to point. */
    private static void refused(
            Scene scene, String party, String verb, String path, String valid, Map<String, String> broken) {
        var wrong = new ArrayList<String>();
        broken.forEach((change, pointer) -> {
            var parts = change.split(" = ", 2);
            var body = with(valid, parts[0], parts[1]);
            var answer = scene.officer(party).body(body).request(verb, path);
            List<String> pointers = answer.statusCode() == 422 ? answer.path("errors.pointer") : null;
            if (pointers == null || !pointers.contains(pointer)) {
                wrong.add(change + " → " + answer.statusCode() + " " + answer.asString());
            }
        });
        assertThat(wrong).isEmpty();
    }

    /** The body with the text of a value put in at the pointer. */
    private static String with(String body, String pointer, String json) {
        var tree = Scene.read(body);
        var mark = "mark-" + UUID.randomUUID();
        int last = pointer.lastIndexOf('/');
        var parent = tree.at(pointer.substring(0, last));
        var name = pointer.substring(last + 1);
        if (parent instanceof ObjectNode object) {
            object.put(name, mark);
        } else {
            ((com.fasterxml.jackson.databind.node.ArrayNode) parent).set(Integer.parseInt(name), mark);
        }
        return tree.toString().replace("\"" + mark + "\"", json);
    }

    @Test
    void aRequestToMeetIsRefusedFieldByField() throws Exception {
        try (var scene = Scene.at("2016-03-21T12:00:00+02:00")) {
            var broken = new LinkedHashMap<String, String>();
            broken.put("/drill = \"\"", "#/drill");
            broken.put("/drill = 1", "#/drill");
            broken.put("/drill = \"true\"", "#/drill");
            broken.put("/urgency = 0", "#/urgency");
            broken.put("/urgency = \"\"", "#/urgency");
            broken.put("/mode = [\"VIDEO\"]", "#/mode");
            broken.put("/agreementId = 7", "#/agreementId");
            broken.put("/agreementId = \"a" + NUL + "\"", "#/agreementId");
            broken.put("/subject = [null]", "#/subject/0");
            broken.put("/subject = {\"lang\": \"en\", \"text\": \"x\"}", "#/subject");
            broken.put("/subject/0/text = \"" + NUL + "\"", "#/subject/0/text");
            broken.put("/subject/0/text = \"" + LONE + "\"", "#/subject/0/text");
            broken.put("/subject/0/lang = \"" + LONE + "\"", "#/subject/0/lang");
            broken.put("/agenda = [null]", "#/agenda/0");
            broken.put("/agenda/0 = \"" + NUL + "\"", "#/agenda/0");
            broken.put("/agenda/0 = 5", "#/agenda/0");
            broken.put("/place = \"" + LONE + "\"", "#/place");
            broken.put("/required = [null]", "#/required/0");
            broken.put("/required/0 = \"" + NUL + "\"", "#/required/0");
            broken.put("/required = \"US\"", "#/required");
            broken.put("/invited = [null]", "#/invited/0");
            broken.put("/proposed = [null]", "#/proposed/0");
            broken.put("/proposed/0/start = " + FAR, "#/proposed/0/start");
            broken.put("/proposed/0/start = 1458640800", "#/proposed/0/start");
            broken.put("/proposed/0/start = \"\"", "#/proposed/0/start");
            broken.put("/proposed/0/minutes = \"60\"", "#/proposed/0/minutes");
            broken.put("/proposed/0/minutes = 60.5", "#/proposed/0/minutes");
            broken.put("/proposed/0/minutes = 1e400", "#/proposed/0/minutes");
            broken.put("/proposed/0/minutes = 99999999999999999999", "#/proposed/0/minutes");
            broken.put("/proposed/0/minutes = \"\"", "#/proposed/0/minutes");
            broken.put("/replyBy = " + FAR, "#/replyBy");
            broken.put("/replyBy = \"-999999999-01-01T00:00:00Z\"", "#/replyBy");
            broken.put("/replyBy = \"2016-03-22\"", "#/replyBy");
            broken.put("/replyBy = []", "#/replyBy");
            broken.put("/id = \"\"", "#/id");
            broken.put("/id = \"1\"", "#/id");
            broken.put("/basis = {\"findingId\": \"\"}", "#/basis/findingId");
            broken.put("/basis = \"\"", "#/basis");
            broken.put("/surprise = 1", "#/surprise");
            refused(scene, "RU", "POST", "/v1/meetings", meeting(scene), broken);
        }
    }

    @Test
    void answersAreRefusedFieldByField() throws Exception {
        try (var scene = Scene.at("2016-03-21T13:00:00+02:00")) {
            String id = scene.officer("RU")
                    .body(meeting(scene))
                    .post("/v1/meetings")
                    .path("id");
            var accept = "{\"reply\": \"ACCEPT\", \"start\": \"2016-03-23T10:00:00+02:00\"}";
            refused(
                    scene,
                    "US",
                    "POST",
                    "/v1/meetings/" + id + "/replies",
                    accept,
                    Map.of(
                            "/reply = \"\"",
                            "#/reply",
                            "/reply = 0",
                            "#/reply",
                            "/start = " + FAR,
                            "#/start",
                            "/reason = \"" + NUL + "\"",
                            "#/reason",
                            "/reason = \"" + LONE + "\"",
                            "#/reason",
                            "/reason = 5",
                            "#/reason",
                            "/proposed = [null]",
                            "#/proposed/0",
                            "/id = 5",
                            "#/id"));
            refused(
                    scene,
                    "US",
                    "POST",
                    "/v1/meetings/" + id + "/replies",
                    "{\"reply\": \"DELEGATE\", \"to\": \"UN\"}",
                    Map.of("/to = \"" + NUL + "\"", "#/to", "/to = \"\"", "#/to", "/to = null", "#/to"));
            refused(
                    scene,
                    "RU",
                    "POST",
                    "/v1/meetings/" + id + "/withdrawal",
                    "{\"reason\": \"x\"}",
                    Map.of(
                            "/reason = \"" + NUL + "\"",
                            "#/reason",
                            "/reason = \"" + LONE + "\"",
                            "#/reason",
                            "/reason = {}",
                            "#/reason"));
            scene.officer("US")
                    .body(accept)
                    .post("/v1/meetings/" + id + "/replies")
                    .then()
                    .statusCode(201);
            refused(
                    scene,
                    "US",
                    "POST",
                    "/v1/meetings/" + id + "/postponements",
                    "{\"proposed\": [{\"start\": \"2016-03-24T10:00:00+02:00\", \"minutes\": 60}], \"replyBy\": \"2016-03-22T10:00:00+02:00\"}",
                    Map.of(
                            "/proposed = [null]",
                            "#/proposed/0",
                            "/proposed/0/start = " + FAR,
                            "#/proposed/0/start",
                            "/replyBy = " + FAR,
                            "#/replyBy",
                            "/reason = \"" + NUL + "\"",
                            "#/reason"));
            scene.itIs("2016-03-23T12:00:00+02:00");
            refused(
                    scene,
                    "US",
                    "POST",
                    "/v1/meetings/" + id + "/outcome",
                    "{\"held\": true, \"minutes\": [{\"lang\": \"en\", \"text\": \"x\"}], \"undertakings\": [{\"party\": \"US\","
                            + " \"text\": [{\"lang\": \"en\", \"text\": \"x\"}], \"due\": \"2016-03-25T10:00:00+02:00\"}]}",
                    Map.of(
                            "/held = \"\"",
                            "#/held",
                            "/held = 1",
                            "#/held",
                            "/minutes = [null]",
                            "#/minutes/0",
                            "/minutes/0/text = \"" + NUL + "\"",
                            "#/minutes/0/text",
                            "/undertakings = [null]",
                            "#/undertakings/0",
                            "/undertakings/0/due = " + FAR,
                            "#/undertakings/0/due",
                            "/undertakings/0/party = \"" + NUL + "\"",
                            "#/undertakings/0/party",
                            "/undertakings/0/text = []",
                            "#/undertakings/0/text"));
        }
    }

    @Test
    void endpointsAndWishesAreRefusedFieldByField() throws Exception {
        try (var scene = Scene.at("2016-03-21T14:00:00+02:00")) {
            refused(
                    scene,
                    "UN",
                    "PUT",
                    "/v1/parties/UN/endpoints",
                    "{\"endpoints\": [{\"id\": \"hook\", \"channel\": \"WEBHOOK\", \"url\": \"https://93.184.216.34/\"}]}",
                    Map.of(
                            "/endpoints = [null]",
                            "#/endpoints/0",
                            "/endpoints/0/id = \"" + NUL + "\"",
                            "#/endpoints/0/id",
                            "/endpoints/0/channel = \"\"",
                            "#/endpoints/0/channel",
                            "/endpoints/0/channel = \"BY_HAND\"",
                            "#/endpoints/0/channel",
                            "/endpoints/0/url = \"https://93.184.216.34/" + NUL + "\"",
                            "#/endpoints/0/url",
                            "/endpoints/0/url = \"https://93.184.216.34/" + LONE + "\"",
                            "#/endpoints/0/url",
                            "/endpoints/0/url = 5",
                            "#/endpoints/0/url",
                            "/endpoints/0/address = \"" + NUL + "\"",
                            "#/endpoints/0/address",
                            "/endpoints/0/secret = \"whsec_" + NUL + "\"",
                            "#/endpoints/0/secret"));
            refused(
                    scene,
                    "UN",
                    "PUT",
                    "/v1/parties/UN",
                    "{\"agreements\": [{\"agreementId\": \"" + scene.agreement
                            + "\", \"languages\": [\"en\"], \"office\":"
                            + " {\"name\": \"x\", \"hours\": {\"zone\": \"UTC\", \"days\": [\"MON\"], \"from\": \"09:00\", \"to\": \"17:00\"}},"
                            + " \"escalation\": [{\"after\": \"PT1H\", \"endpoint\": \"by-hand\"}]}]}",
                    Map.of(
                            "/agreements = [null]",
                            "#/agreements/0",
                            "/agreements/0/agreementId = \"" + NUL + "\"",
                            "#/agreements/0/agreementId",
                            "/agreements/0/languages = [null]",
                            "#/agreements/0/languages/0",
                            "/agreements/0/office/name = \"" + LONE + "\"",
                            "#/agreements/0/office/name",
                            "/agreements/0/office/hours/days = [null]",
                            "#/agreements/0/office/hours/days/0",
                            "/agreements/0/office/hours/from = \"25:00\"",
                            "#/agreements/0/office/hours/from",
                            "/agreements/0/escalation = [null]",
                            "#/agreements/0/escalation/0",
                            "/agreements/0/escalation/0/after = \"P99999999999D\"",
                            "#/agreements/0/escalation/0/after",
                            "/agreements/0/escalation/0/after = 3600",
                            "#/agreements/0/escalation/0/after",
                            "/agreements/0/escalation/0/endpoint = \"" + NUL + "\"",
                            "#/agreements/0/escalation/0/endpoint"));
        }
    }

    @Test
    void parametersAreRefusedByNameAndStrangePathsLeadNowhere() throws Exception {
        try (var scene = Scene.at("2016-03-21T15:00:00+02:00")) {
            scene.tell("incidents.statement-made.v1", "s", 1, Told.intentToAct("RU", scene.now()));
            await().until(() -> !scene.inbox("US", "STATEMENT_MADE").isEmpty());
            for (String list : List.of("/v1/notices", "/v1/inbox")) {
                for (var query : Map.of(
                                "agreement=%00",
                                "?agreement",
                                "state=served",
                                "?state",
                                "limit=0",
                                "?limit",
                                "limit=99999999999",
                                "?limit",
                                "cursor=%00",
                                "?cursor",
                                "cursor=bnVsbA",
                                "?cursor",
                                "cursor=" + cursor("+999999999-12-31T23:59:59Z"),
                                "?cursor",
                                "cursor=" + cursor("-999999999-01-01T00:00:00Z"),
                                "?cursor")
                        .entrySet()) {
                    refusedParameter(get(scene), list, query.getKey(), query.getValue());
                }
            }
            for (String name : List.of("party", "subject", "kind")) {
                refusedParameter(get(scene), "/v1/notices", name + "=%00", "?" + name);
            }
            refusedParameter(get(scene), "/v1/parties/US", "agreement=%00", "?agreement");
            refusedParameter(get(scene).header("Last-Event-ID", "1-"), "/v1/inbox/stream", "", "?Last-Event-ID");
            for (String path : List.of(
                    "/v1/parties/%00",
                    "/v1/parties/%00/endpoints", "/v1/notices/%00", "/v1/meetings/x", "/v1/notices/x/deliveries")) {
                assertThat(get(scene).urlEncodingEnabled(false).get(path).statusCode())
                        .as(path)
                        .isEqualTo(404);
            }
            assertThat(get(scene)
                            .urlEncodingEnabled(false)
                            .post("/v1/parties/US/endpoints/%00/confirmations")
                            .statusCode())
                    .isEqualTo(404);
            for (String language : List.of("en;q=x", ";;;", "\u0001", "*", "en-" + "x".repeat(3000))) {
                assertThat(get(scene)
                                .header("Accept-Language", language)
                                .get("/v1/inbox?agreement=" + scene.agreement)
                                .statusCode())
                        .as(language)
                        .isBetween(200, 431);
            }
        }
    }

    private static RequestSpecification get(Scene scene) {
        return scene.officer("US");
    }

    private static String cursor(String time) {
        return java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("[\"" + time + "\",\"" + UUID.randomUUID() + "\"]").getBytes());
    }

    private static void refusedParameter(RequestSpecification request, String path, String query, String pointer) {
        var answer = request.urlEncodingEnabled(false).get(query.isEmpty() ? path : path + "?" + query);
        assertThat(answer.statusCode())
                .as(path + "?" + query + " " + answer.asString())
                .isEqualTo(422);
        assertThat(answer.<List<String>>path("errors.pointer"))
                .as(path + "?" + query)
                .containsExactly(pointer);
    }
}
