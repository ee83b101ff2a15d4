package org.trucewatch.load.demo;

import com.fasterxml.jackson.databind.JsonNode;
import org.trucewatch.load.input.Json;

import java.util.Optional;
import java.util.stream.StreamSupport;

/** Waits for a notice and acknowledges it as a person of a party's office. */
final class Notices {

    private final Stage stage;

    Notices(Stage stage) {
        this.stage = stage;
    }

    /**
     * The first released notice of that kind about a subject.
     *
     * @param subject id of a case, meeting or statement, or null when any will do
     */
    String await(String officer, String kind, String subject) {
        var query = "/v1/notices?kind=" + kind + (subject == null ? "" : "&subject=" + subject);
        var notice = Waiting.until(
                "a notice " + kind,
                () -> first(stage.api()
                        .get(officer, stage.notification(), query)
                        .expecting(200)
                        .body()));
        var id = notice.path("id").asText();
        stage.say(officer, "is served " + kind + "  " + stage.notification() + "/v1/notices/" + id);
        return id;
    }

    void acknowledge(String officer, String notice) {
        stage.api()
                .post(officer, stage.notification(), "/v1/notices/" + notice + "/acknowledgements", Json.object())
                .expecting(200, 201, 204);
        stage.say(officer, "acknowledges it");
    }

    private static Optional<JsonNode> first(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .filter(n -> !n.path("state").asText("").equals("HELD"))
                .findFirst();
    }
}
