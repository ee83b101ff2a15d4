package org.trucewatch.incidents.terms;

import org.trucewatch.incidents.report.Point;

import java.util.List;

/** An entry of the register of areas: a box that contains the area and parts of its neighbours. */
public record Area(String code, List<Actor.Name> name, List<Double> bbox, Point centre) {

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
