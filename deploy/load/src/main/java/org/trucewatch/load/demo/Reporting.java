package org.trucewatch.load.demo;

import org.trucewatch.load.input.Json;
import org.trucewatch.load.input.Labelled;
import org.trucewatch.load.input.Outcome;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Every agency sends its reports in one batch and its published counts one by one. */
final class Reporting {

    private final Stage stage;

    Reporting(Stage stage) {
        this.stage = stage;
    }

    void run() {
        byAccount("reports.ndjson", "report").forEach(this::reports);
        byAccount("tallies.ndjson", "tally").forEach(this::tallies);
    }

    private Map<String, List<Labelled>> byAccount(String file, String member) {
        return Labelled.read(stage.settings().agreement().resolve(file), member).stream()
                .collect(Collectors.groupingBy(Labelled::account, TreeMap::new, Collectors.toList()));
    }

    private void reports(String account, List<Labelled> reports) {
        var outcome = new Outcome();
        var lines = reports.stream().map(r -> Json.line(r.body())).toList();
        outcome.add(stage.api().batch(account, stage.incidents(), "/v1/reports/batch", lines));
        stage.say(account, "sends " + reports.size() + " reports: " + outcome);
    }

    private void tallies(String account, List<Labelled> tallies) {
        var outcome = new Outcome();
        for (var tally : tallies) {
            var answer = stage.api().post(account, stage.incidents(), "/v1/tallies", tally.body());
            outcome.add(answer.status(), answer.body());
        }
        stage.say(account, "sends " + tallies.size() + " published counts: " + outcome);
    }
}
