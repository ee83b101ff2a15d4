package org.trucewatch.notification.api;

import org.junit.jupiter.api.Test;
import org.trucewatch.notification.NotificationTest;
import org.trucewatch.notification.Scene;

import java.util.LinkedHashMap;
import java.util.Map;

import static org.trucewatch.notification.api.Broken.FAR;
import static org.trucewatch.notification.api.Broken.LONE;
import static org.trucewatch.notification.api.Broken.NUL;
import static org.trucewatch.notification.api.Broken.refused;

/** Whatever a client sends, it is told which field is wrong; it is never our fault. */
@NotificationTest
class HostileInputTest {

    private static String meeting(Scene scene) {
        return """
                {"agreementId": "%s", "urgency": "URGENT", "subject": [{"lang": "en", "text": "Rules"}],
                 "agenda": ["One"], "proposed": [{"start": "2016-03-23T10:00:00+02:00", "minutes": 60}],
                 "mode": "VIDEO", "required": ["US"], "replyBy": "2016-03-22T10:00:00+02:00"}""".formatted(scene.agreement);
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
}
