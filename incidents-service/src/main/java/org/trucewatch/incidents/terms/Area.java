package org.trucewatch.incidents.terms;

import org.trucewatch.incidents.report.Point;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * An entry of the register of areas: a box that contains the area and parts of its neighbours.
 *
 * @param from when it began to be an area of the agreement, or null
 * @param until when it ceased to be one, excluded, or null
 */
public record Area(
        String code,
        List<Actor.Name> name,
        List<Double> bbox,
        Point centre,
        OffsetDateTime from,
        OffsetDateTime until) {

    /** Whether the agreement holds in it at the time. */
    public boolean isValid(Instant time) {
        return (from == null || !from.toInstant().isAfter(time)) && (until == null || time.isBefore(until.toInstant()));
    }

    public boolean contains(Point point) {
        return point.lon() >= bbox.get(0)
                && point.lon() <= bbox.get(2)
                && point.lat() >= bbox.get(1)
                && point.lat() <= bbox.get(3);
    }

    double size() {
        return (bbox.get(2) - bbox.get(0)) * (bbox.get(3) - bbox.get(1));
    }

    public String englishName() {
        return name.stream()
                .filter(one -> one.lang().equals("en"))
                .findFirst()
                .orElse(name.get(0))
                .text();
    }
}
