package org.trucewatch.load.demo;

import org.trucewatch.load.input.Json;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The business clocks of the three services, moved together so that deadlines of days pass in seconds. */
final class Clocks {

    private final Stage stage;

    Clocks(Stage stage) {
        this.stage = stage;
    }

    Instant now() {
        return Instant.now().plus(offset());
    }

    /** Moves all clocks on to the given time; they never go back. */
    void reach(Instant time) {
        var offset = Duration.ofSeconds(Duration.between(Instant.now(), time).toSeconds() + 1);
        if (offset.compareTo(offset()) <= 0) {
            return;
        }
        for (URI service : List.of(stage.incidents(), stage.verification(), stage.notification())) {
            stage.api()
                    .put("operator", service, "/ops/clock", Json.object().put("offset", offset.toString()))
                    .expecting(200);
        }
        stage.say("operator", "moves the business clock of all services on to " + time);
    }

    private Duration offset() {
        var answer =
                stage.api().get("operator", stage.verification(), "/ops/clock").expecting(200);
        return Duration.parse(answer.text("offset"));
    }
}
