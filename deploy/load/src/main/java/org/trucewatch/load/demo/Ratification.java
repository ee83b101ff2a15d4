package org.trucewatch.load.demo;

import org.trucewatch.load.input.Json;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** One guarantor proposes the agreement, both accept the same digest, and it comes into force. */
final class Ratification {

    private final Stage stage;

    Ratification(Stage stage) {
        this.stage = stage;
    }

    void run() throws IOException {
        var id = stage.agreementId();
        var document = Files.readString(stage.settings().agreement().resolve("agreement.yaml"));
        var proposed = stage.api()
                .send("POST", "guarantor-us", stage.incidents(), "/v1/agreements", "application/yaml", document)
                .expecting(200, 201);
        var version = proposed.body().path("version").asInt(1);
        var digest = proposed.text("digest");
        var path = "/v1/agreements/" + id + "/versions/" + version;
        stage.say("guarantor-us", "proposes " + id + ", version " + version + ", digest " + digest, proposed, path);
        if (!isInForce(id)) {
            List.of("guarantor-us", "guarantor-ru").forEach(g -> accept(g, path, digest));
        }
        Waiting.until("the agreement to be in force", () -> isInForce(id) ? Optional.of(true) : Optional.empty());
        stage.say("incidents", id + " is in force");
    }

    private void accept(String guarantor, String path, String digest) {
        var position = Json.object()
                .put("position", "ACCEPT")
                .put("digest", digest)
                .put("reasons", "The rules of reaction as negotiated.");
        stage.api()
                .post(guarantor, stage.incidents(), path + "/positions", position)
                .expecting(200, 201);
        stage.say(guarantor, "accepts that digest");
    }

    private boolean isInForce(String id) {
        var answer = stage.api().get("guarantor-us", stage.incidents(), "/v1/agreements/" + id);
        return answer.status() == 200 && answer.text("state").equals("IN_FORCE");
    }
}
