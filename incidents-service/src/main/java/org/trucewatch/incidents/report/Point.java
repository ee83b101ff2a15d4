package org.trucewatch.incidents.report;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.List;

/** A position in degrees (WGS 84), longitude first as in GeoJSON. */
public record Point(double lon, double lat) {

    private static final double EARTH_METRES = 6_371_000;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Point of(List<Double> lonLat) {
        return new Point(lonLat.get(0), lonLat.get(1));
    }

    @JsonValue
    List<Double> lonLat() {
        return List.of(lon, lat);
    }

    /** Great-circle distance in metres. */
    public double metresTo(Point other) {
        double dLat = Math.toRadians(other.lat - lat);
        double dLon = Math.toRadians(other.lon - lon);
        double a = Math.pow(Math.sin(dLat / 2), 2)
                + Math.cos(Math.toRadians(lat)) * Math.cos(Math.toRadians(other.lat)) * Math.pow(Math.sin(dLon / 2), 2);
        return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(a)));
    }
}
