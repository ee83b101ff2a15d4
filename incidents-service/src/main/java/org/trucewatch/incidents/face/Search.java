package org.trucewatch.incidents.face;

import org.trucewatch.incidents.body.Query;
import org.trucewatch.incidents.incident.IncidentState;
import org.trucewatch.incidents.report.Point;
import org.trucewatch.kit.problems.Refusal;

import java.util.List;
import java.util.Locale;

/** The filters of the list of incidents, each optional. */
public record Search(
        String bbox,
        String near,
        String radius,
        String from,
        String to,
        String kind,
        String actor,
        String commitment,
        String status,
        String q,
        String since) {

    private static final double METRES_PER_DEGREE = 111_000;
    private static final String DISTANCE = """
            12742000 * asin(least(1, sqrt(
              sin(radians(f.at[1] - %1$f) / 2) ^ 2
              + cos(radians(%1$f)) * cos(radians(f.at[1])) * sin(radians(f.at[0] - %2$f) / 2) ^ 2)))""";
    /** Conditions on {@code incident_face f join incident i}, to be added after others. */
    String conditions(List<Object> parameters) {
        var sql = new StringBuilder();
        if (bbox != null) {
            var sides = Query.numbers("bbox", bbox, 4, "west,south,east,north in degrees");
            sql.append(inBox(sides[0], sides[1], sides[2], sides[3]));
        }
        if (near != null || radius != null) {
            sql.append(nearby());
        }
        add(sql, parameters, "f.ends >= ?", Query.time("from", from));
        add(sql, parameters, "f.starts <= ?", Query.time("to", to));
        add(sql, parameters, "f.kind = ?", Query.text("kind", kind));
        add(sql, parameters, "f.actor = ?", Query.text("actor", actor));
        add(sql, parameters, "f.commitments @> array[?]::text[]", Query.text("commitment", commitment));
        add(sql, parameters, "i.state = ?", Query.oneOf("status", status, IncidentState.class));
        add(sql, parameters, "f.words @@ websearch_to_tsquery('simple', ?)", Query.text("q", q));
        // an incident changes with each of its sides: the index finds the incidents, the side decides
        add(sql, parameters, "i.changed_at > ?", Query.time("since", since));
        add(sql, parameters, "greatest(f.changed_at, i.touched_at) > ?", Query.time("since", since));
        return sql.toString();
    }

    private static void add(StringBuilder sql, List<Object> parameters, String condition, Object value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            parameters.add(value);
        }
    }

    private String nearby() {
        if (near == null || radius == null) {
            throw Refusal.invalid(near == null ? "?near" : "?radius", "near and radius belong together");
        }
        var lonLat = Query.numbers("near", near, 2, "longitude,latitude in degrees");
        double metres = Query.numbers("radius", radius, 1, "a distance in metres")[0];
        if (metres < 0) {
            throw Refusal.invalid("?radius", "must be a distance in metres");
        }
        var centre = new Point(lonLat[0], lonLat[1]);
        double north = metres / METRES_PER_DEGREE * 1.01;
        double east = north / Math.max(0.01, Math.cos(Math.toRadians(centre.lat())));
        // the box uses the index, the distance decides
        return inBox(centre.lon() - east, centre.lat() - north, centre.lon() + east, centre.lat() + north)
                + " and " + String.format(Locale.ROOT, DISTANCE, centre.lat(), centre.lon())
                + String.format(Locale.ROOT, " <= %f", metres);
    }

    private static String inBox(double west, double south, double east, double north) {
        return String.format(Locale.ROOT, " and f.at <@ box '((%f,%f),(%f,%f))'", west, south, east, north);
    }
}
