package org.trucewatch.load.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a report has to keep beyond its schema: known actors, areas and clauses, estimates in order, offsets of the zone. */
public final class ReportRules {

    private final Schema schema = Schemas.resource("report.schema.json");
    private final Set<String> actors = new HashSet<>();
    private final Set<String> areas = new HashSet<>();
    private final List<String> kinds;
    private final List<String> commitments;
    private final ZoneId zone;

    public ReportRules(JsonNode agreement, Registers registers) {
        registers
                .entries("actors")
                .forEach(a ->
                        actors.add(a.path("id").asText() + " " + a.path("type").asText()));
        registers.entries("areas").forEach(a -> areas.add(a.path("code").asText()));
        kinds = Examples.texts(agreement.path("kinds"), "code");
        commitments = Examples.texts(agreement.path("commitments"), "code");
        zone = ZoneId.of(agreement.path("zone").asText());
    }

    public List<String> broken(JsonNode report) {
        var broken = new ArrayList<>(Schemas.errors(schema, report));
        if (!kinds.contains(report.path("kind").asText())) {
            broken.add("kind " + report.path("kind"));
        }
        report.path("commitments").forEach(c -> require(broken, commitments.contains(c.asText()), "commitment " + c));
        report.path("alleged").forEach(a -> actor(broken, a));
        var area = report.path("place").path("adminCode");
        require(broken, area.isMissingNode() || areas.contains(area.asText()), "area " + area);
        Stream.of(
                        report.path("count"),
                        report.path("casualties").path("killed"),
                        report.path("casualties").path("injured"))
                .forEach(e -> require(broken, ordered(e), "estimate " + e));
        times(broken, report.path("occurred"), zone);
        return broken;
    }

    static void times(List<String> broken, JsonNode interval, ZoneId zone) {
        var from = OffsetDateTime.parse(interval.path("from").asText());
        var to = OffsetDateTime.parse(interval.path("to").asText());
        require(broken, !to.isBefore(from), "ends before it begins: " + interval);
        Stream.of(from, to)
                .forEach(t -> require(
                        broken,
                        zone.getRules().getOffset(t.toInstant()).equals(t.getOffset()),
                        "offset of " + t + " is not that of " + zone));
    }

    private void actor(List<String> broken, JsonNode candidate) {
        var type = candidate.path("type").asText();
        var known = candidate.has("actor")
                && actors.contains(candidate.path("actor").asText() + " " + type);
        require(broken, known || (!candidate.has("actor") && type.equals("UNKNOWN")), "actor " + candidate);
    }

    private static boolean ordered(JsonNode estimate) {
        var low = estimate.path("low").asInt(0);
        var best = estimate.path("best").asInt(low);
        return low <= best && best <= estimate.path("high").asInt(best);
    }

    private static void require(List<String> broken, boolean kept, String otherwise) {
        if (!kept) {
            broken.add(otherwise);
        }
    }
}
