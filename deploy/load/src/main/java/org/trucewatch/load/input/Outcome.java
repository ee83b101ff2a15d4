package org.trucewatch.load.input;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what became of lines sent: created (201), there already with the same content (200), refused with reasons. */
public final class Outcome {

    private long created;
    private long again;
    private long refused;
    private final Map<String, Integer> reasons = new TreeMap<>();

    public void add(List<JsonNode> answers) {
        answers.forEach(
                a -> add(a.path("status").asInt(a.path("problem").path("status").asInt()), a.path("problem")));
    }

    public void add(int status, JsonNode problem) {
        switch (status) {
            case 201 -> created++;
            case 200 -> again++;
            default -> {
                refused++;
                reasons.merge(reason(status, problem), 1, Integer::sum);
            }
        }
    }

    public long created() {
        return created;
    }

    public long again() {
        return again;
    }

    public long refused() {
        return refused;
    }

    public Map<String, Integer> reasons() {
        return reasons;
    }

    @Override
    public String toString() {
        return created + " created, " + again + " there already, " + refused + " refused"
                + (reasons.isEmpty() ? "" : " " + reasons);
    }

    private static String reason(int status, JsonNode problem) {
        var first = problem.path("errors").path(0);
        if (!first.isMissingNode()) {
            return status + " " + first.path("pointer").asText() + " "
                    + first.path("detail").asText();
        }
        return status + " "
                + problem.path("detail").asText(problem.path("title").asText("no reason given"));
    }
}
