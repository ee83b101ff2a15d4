package org.trucewatch.verification.examination;

import com.fasterxml.jackson.databind.JsonNode;
import org.trucewatch.kit.events.Json;
import org.trucewatch.verification.evidence.Evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Where it was taken against where the report says that it happened, as precisely as either is known. */
final class PlaceClaim {

    /**
     * In metres. A camera need not stand where it looks; and how far an area reaches from its point is known only roughly,
     * so a position never proves one.
     */
    private record Reach(long agreesWithin, long differsBeyond) {}

    private static final Map<String, Reach> REACHES = Map.of(
            "EXACT", new Reach(500, 25_000),
            "NEAR", new Reach(25_000, 50_000),
            "ADM2", new Reach(-1, 100_000),
            "ADM1", new Reach(-1, 300_000),
            "COUNTRY", new Reach(-1, 2_000_000));
    private static final double EARTH_RADIUS = 6_371_008.8;

    private PlaceClaim() {}

    static Result against(Evidence evidence, JsonNode metadata, Instant now) {
        var detail = Json.MAPPER.createObjectNode();
        var point = metadata.path("point");
        var place = evidence.claimed() == null ? null : evidence.claimed().place();
        if (point.size() == 2) {
            detail.set("captured", Json.MAPPER.createObjectNode().set("point", point));
        }
        if (point.size() != 2
                || place == null
                || place.point() == null
                || place.point().size() != 2) {
            detail.put(
                    "reason",
                    point.size() != 2
                            ? "it does not tell where it was taken"
                            : "the report tells no point to compare with");
            return Result.own("PLACE", "CANNOT_TELL", detail, now);
        }
        detail.set("claimed", Json.MAPPER.valueToTree(place));
        long distance =
                Math.round(metres(List.of(point.get(0).asDouble(), point.get(1).asDouble()), place.point()));
        detail.put("distanceMetres", distance);
        return Result.own(
                "PLACE", judge(distance, REACHES.get(place.precision() == null ? "" : place.precision())), detail, now);
    }

    private static String judge(long distance, Reach reach) {
        if (reach != null && distance <= reach.agreesWithin()) {
            return "AGREES";
        }
        return reach != null && distance > reach.differsBeyond() ? "DIFFERS" : "CANNOT_TELL";
    }

    /** Along the great circle, on a sphere: half a percent is less than anybody knows here. */
    static double metres(List<Double> a, List<Double> b) {
        double north = Math.toRadians(b.get(1) - a.get(1));
        double east = Math.toRadians(b.get(0) - a.get(0));
        double h = Math.pow(Math.sin(north / 2), 2)
                + Math.cos(Math.toRadians(a.get(1)))
                        * Math.cos(Math.toRadians(b.get(1)))
                        * Math.pow(Math.sin(east / 2), 2);
        return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
    }
}
