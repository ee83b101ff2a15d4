package org.trucewatch.incidents.face;

import org.trucewatch.incidents.body.Query;
import org.trucewatch.incidents.report.Point;
import org.trucewatch.kit.problems.Refusal;

import java.util.List;

/**
 * A part of the world: a box, or what is so near to a point.
 *
 * @param west beyond east where it reaches over the 180th meridian (RFC 7946, 5.2)
 * @param centre null for a box
 */
record Area(double west, double south, double east, double north, Point centre, double metres) {

    private static final double METRES_PER_DEGREE = 111_000;
    private static final double HALF_WAY_ROUND = 20_100_000;
    private static final String BOX = "f.at <@ box(point(?, ?), point(?, ?))";
    private static final String DISTANCE = """
            12742000 * asin(least(1, sqrt(sin(radians(f.at[1] - ?) / 2) ^ 2
              + cos(radians(?)) * cos(radians(f.at[1])) * sin(radians(f.at[0] - ?) / 2) ^ 2))) <= ?""";

    /** @throws Refusal 422 */
    static Area box(String bbox) {
        var what = "west,south,east,north in degrees";
        var sides = Query.numbers("bbox", bbox, 4, what);
        if (!onEarth(sides[0], sides[1]) || !onEarth(sides[2], sides[3]) || sides[1] > sides[3]) {
            throw Refusal.invalid("?bbox", "must be " + what);
        }
        return new Area(sides[0], sides[1], sides[2], sides[3], null, 0);
    }

    /** @throws Refusal 422 */
    static Area around(String near, String radius) {
        var what = "longitude,latitude in degrees";
        var lonLat = Query.numbers("near", near, 2, what);
        if (!onEarth(lonLat[0], lonLat[1])) {
            throw Refusal.invalid("?near", "must be " + what);
        }
        double metres = Query.numbers("radius", radius, 1, "a distance in metres")[0];
        if (metres < 0) {
            throw Refusal.invalid("?radius", "must be a distance in metres");
        }
        var centre = new Point(lonLat[0], lonLat[1]);
        double up = Math.min(metres, HALF_WAY_ROUND) / METRES_PER_DEGREE * 1.01;
        double south = Math.max(-90, centre.lat() - up);
        double north = Math.min(90, centre.lat() + up);
        // where the circle is farthest from the equator, degrees of longitude are shortest
        double shortest = Math.cos(Math.toRadians(Math.max(Math.abs(south), Math.abs(north))));
        double aside = up / Math.max(1e-6, shortest);
        return aside >= 180
                ? new Area(-180, south, 180, north, centre, metres)
                : new Area(round(centre.lon() - aside), south, round(centre.lon() + aside), north, centre, metres);
    }

    private static boolean onEarth(double lon, double lat) {
        return Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
    }

    private static double round(double lon) {
        return lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon;
    }

    /** A condition on {@code incident_face f} that the index decides. */
    String boxes(List<Object> parameters) {
        if (west <= east) {
            parameters.addAll(List.of(west, south, east, north));
            return BOX;
        }
        parameters.addAll(List.of(west, south, 180d, north, -180d, south, east, north));
        return "(" + BOX + " or " + BOX + ")";
    }

    /** A condition on {@code incident_face f}: the boxes use the index, the distance decides. */
    String condition(List<Object> parameters) {
        var boxes = boxes(parameters);
        if (centre == null) {
            return boxes;
        }
        parameters.addAll(List.of(centre.lat(), centre.lat(), centre.lon(), metres));
        return boxes + " and " + DISTANCE;
    }
}
