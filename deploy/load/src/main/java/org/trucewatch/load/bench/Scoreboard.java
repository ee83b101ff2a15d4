package org.trucewatch.load.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.load.input.Json;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All that was measured in one run, as a table for people and as JSON with the same for programs. */
final class Scoreboard {

    private static final String HEAD = "%-44s %12s %9s %10s %10s  %-12s %s%n";

    private record Compared(int index, Double goal) {}

    private final List<Score> scores = new ArrayList<>();
    private final List<Compared> compared = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    void add(Score score) {
        scores.add(score);
    }

    /**
     * A score that is a share of the baseline, which is known only at the end.
     *
     * @param goal the share to reach, or null
     */
    void compare(Score score, Double goal) {
        compared.add(new Compared(scores.size(), goal));
        scores.add(score);
    }

    /** Says what the baseline is. */
    void against(double baseline) {
        add(Score.of("baseline, mean", baseline, "/s"));
        compared.forEach(each -> scores.set(
                each.index(),
                each.goal() == null
                        ? scores.get(each.index()).against(baseline)
                        : scores.get(each.index()).against(baseline).toReach(each.goal())));
    }

    /** Something a reader of the numbers has to know. */
    void note(String note) {
        notes.add(note);
    }

    String table() {
        var table = new StringBuilder();
        table.append(HEAD.formatted("", "", "of base", "p50 ms", "p99 ms", "to reach", "")
                        .stripTrailing())
                .append('\n');
        for (var score : scores) {
            table.append(HEAD.formatted(
                                    score.what(),
                                    number(score.value()) + " " + score.unit(),
                                    share(score.ofBaseline()),
                                    millis(score.p50()),
                                    millis(score.p99()),
                                    score.goal() == null ? "" : score.goal(),
                                    score.reached() == null ? "" : score.reached() ? "reached" : "NOT REACHED")
                            .stripTrailing())
                    .append('\n');
        }
        notes.forEach(note -> table.append("  ").append(note).append('\n'));
        return table.toString();
    }

    ObjectNode json() {
        var json = Json.object();
        var machine = json.putObject("machine");
        machine.put("processors", Runtime.getRuntime().availableProcessors());
        machine.put("java", System.getProperty("java.version"));
        machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        var measured = json.putArray("measured");
        scores.forEach(score -> measured.add(score.json()));
        var said = json.putArray("notes");
        notes.forEach(said::add);
        return json;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : "%.1f", value);
    }

    private static String share(Double share) {
        return share == null ? "" : String.format(Locale.ROOT, "%.3f", share);
    }

    private static String millis(Double millis) {
        return millis == null ? "" : String.format(Locale.ROOT, "%.1f", millis);
    }
}
