package org.trucewatch.load.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.load.input.Json;

/**
 * One line of the result.
 *
 * @param ofBaseline the value as a share of the baseline's; null where that means nothing
 * @param p50 milliseconds; null where no times were taken
 * @param goal what is to be reached, in words; null where nothing is
 * @param reached null where there is no goal
 */
record Score(
        String what,
        double value,
        String unit,
        Double ofBaseline,
        Double p50,
        Double p99,
        String goal,
        Boolean reached) {

    static Score of(String what, Throughput load) {
        return new Score(
                what,
                load.perSecond(),
                "/s",
                null,
                load.latencies().p50(),
                load.latencies().p99(),
                null,
                null);
    }

    static Score of(String what, double value, String unit) {
        return new Score(what, value, unit, null, null, null, null, null);
    }

    Score against(double baseline) {
        return new Score(what, value, unit, value / baseline, p50, p99, goal, reached);
    }

    Score timed(Latencies latencies) {
        return new Score(what, value, unit, ofBaseline, latencies.p50(), latencies.p99(), goal, reached);
    }

    /** To reach at least this share of the baseline. */
    Score toReach(double share) {
        return new Score(what, value, unit, ofBaseline, p50, p99, ">= " + share, ofBaseline >= share);
    }

    /** Not to need more than this. */
    Score within(double most) {
        var words =
                "<= " + (most == Math.rint(most) ? Long.toString((long) most) : "%.1f".formatted(most)) + " " + unit;
        return new Score(what, value, unit, ofBaseline, p50, p99, words, value <= most);
    }

    ObjectNode json() {
        var json = Json.object().put("what", what).put("value", finite(value)).put("unit", unit);
        put(json, "ofBaseline", ofBaseline);
        put(json, "p50Millis", p50);
        put(json, "p99Millis", p99);
        if (goal != null) {
            json.put("goal", goal).put("reached", reached);
        }
        return json;
    }

    private static void put(ObjectNode json, String name, Double number) {
        if (number != null) {
            json.put(name, finite(number));
        }
    }

    /** JSON has no word for what is not a number. */
    private static Double finite(double number) {
        return Double.isFinite(number) ? Math.round(number * 10_000) / 10_000.0 : null;
    }
}
