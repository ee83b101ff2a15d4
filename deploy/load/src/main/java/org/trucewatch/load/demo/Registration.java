package org.trucewatch.load.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.load.input.Json;
import org.trucewatch.load.input.Outcome;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loads the registers entry by entry, and lets each party say where it wants its notices. */
final class Registration {

    private static final Map<String, String> PATHS = Map.of(
            "actors", "/v1/actors",
            "areas", "/v1/areas",
            "agencies", "/v1/agencies",
            "protectedSites", "/v1/protected-sites");

    private final Stage stage;

    Registration(Stage stage) {
        this.stage = stage;
    }

    void run() {
        List.of("actors", "areas", "agencies", "protectedSites").forEach(this::load);
        List.of("us", "ru", "un", "gov", "hnc").forEach(this::chooseEndpoints);
    }

    private void load(String section) {
        var outcome = new Outcome();
        for (var entry : stage.registers().entries(section)) {
            ObjectNode body = entry.deepCopy();
            body.put("agreementId", stage.agreementId());
            outcome.add(
                    stage.api()
                            .post("adjudicator", stage.incidents(), PATHS.get(section), body)
                            .expecting(200, 201)
                            .status(),
                    Json.object());
        }
        stage.say("adjudicator", "registers " + section + ": " + outcome);
    }

    private void chooseEndpoints(String party) {
        var path = "/v1/parties/" + party.toUpperCase();
        var officer = "officer-" + party;
        Waiting.until(
                "party " + party + " to be known to the notices",
                () -> stage.api().get(officer, stage.notification(), path).status() == 200
                        ? Optional.of(true)
                        : Optional.empty());
        var body = Json.object();
        body.putArray("endpoints")
                .addObject()
                .put("id", "duty-desk")
                .put("channel", "EMAIL")
                .put("address", "desk-" + party + "@example.org");
        var answer = stage.api()
                .put(officer, stage.notification(), path + "/endpoints", body)
                .expecting(200, 201, 204);
        stage.say(officer, "wants notices by mail to desk-" + party + "@example.org too", answer, path + "/endpoints");
    }
}
