package org.trucewatch.incidents.body;

import com.fasterxml.jackson.databind.JsonNode;
import org.trucewatch.incidents.report.Point;
import org.trucewatch.kit.problems.FieldError;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The single values of an object. Getters answer null for what is absent, null or wrong, and note what is wrong. */
abstract class Values {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;
    private static final int COLON_BEFORE_SECONDS = 16;

    final JsonNode node;
    final String pointer;
    final List<FieldError> errors;

    Values(JsonNode node, String pointer, List<FieldError> errors) {
        this.node = node;
        this.pointer = pointer;
        this.errors = errors;
    }

    public void wrong(String name, String detail) {
        errors.add(new FieldError(at(name), detail));
    }

    String at(String name) {
        return pointer + "/" + TextRule.writable(name).replace("~", "~0").replace("/", "~1");
    }

    /** Whether the field is there; null is as good as absent. */
    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    boolean isText(String name) {
        return node.path(name).isTextual();
    }

    public String text(String name, int most) {
        if (!has(name)) {
            return null;
        }
        var problem = TextRule.problemOf(node.get(name), most);
        if (problem != null) {
            wrong(name, problem);
            return null;
        }
        return node.get(name).textValue();
    }

    public String text(String name, Token token) {
        if (!has(name)) {
            return null;
        }
        var value = node.get(name);
        var problem = value.isTextual() ? token.problemOf(value.textValue()) : "must be a string";
        if (problem != null) {
            wrong(name, problem);
            return null;
        }
        return value.textValue();
    }

    public <E extends Enum<E>> E oneOf(String name, Class<E> values) {
        if (!has(name)) {
            return null;
        }
        for (E value : values.getEnumConstants()) {
            if (value.name().equals(node.get(name).textValue())) {
                return value;
            }
        }
        oneOf(name, Arrays.stream(values.getEnumConstants()).map(Enum::name).toList());
        return null;
    }

    public String oneOf(String name, List<String> known) {
        if (!has(name)) {
            return null;
        }
        var value = node.get(name);
        if (value.isTextual() && known.contains(value.textValue())) {
            return value.textValue();
        }
        wrong(name, "must be one of " + String.join(", ", known));
        return null;
    }

    public OffsetDateTime time(String name) {
        if (!has(name)) {
            return null;
        }
        try {
            var text = String.valueOf(node.get(name).textValue());
            var time = OffsetDateTime.parse(text);
            if (time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR) {
                wrong(name, "must be between the years " + FIRST_YEAR + " and " + LAST_YEAR);
                return null;
            }
            // ISO 8601 lets seconds be left out, and has them in offsets; RFC 3339 neither
            if (text.charAt(COLON_BEFORE_SECONDS) == ':' && time.getOffset().getTotalSeconds() % 60 == 0) {
                return time;
            }
        } catch (DateTimeException e) {
            // noted below
        }
        wrong(name, "must be an RFC 3339 time with offset, such as 2016-03-05T09:00:00+02:00");
        return null;
    }

    public Integer whole(String name, int least, int most) {
        if (!has(name)) {
            return null;
        }
        var value = node.get(name);
        if (value.isIntegralNumber()
                && value.canConvertToInt()
                && value.intValue() >= least
                && value.intValue() <= most) {
            return value.intValue();
        }
        wrong(name, "must be a whole number from " + least + " to " + most);
        return null;
    }

    public Double number(String name, double least, double most) {
        if (!has(name)) {
            return null;
        }
        var value = node.get(name);
        if (value.isNumber() && value.doubleValue() >= least && value.doubleValue() <= most) {
            return value.doubleValue();
        }
        wrong(name, "must be a number from " + least + " to " + most);
        return null;
    }

    public Boolean truth(String name) {
        if (has(name) && !node.get(name).isBoolean()) {
            wrong(name, "must be true or false");
            return null;
        }
        return has(name) ? node.get(name).booleanValue() : null;
    }

    public UUID uuid(String name) {
        if (!has(name)) {
            return null;
        }
        var text = String.valueOf(node.get(name).textValue());
        try {
            var id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // noted below
        }
        wrong(name, "must be a UUID");
        return null;
    }

    /** West, south, east and north. */
    public void box(String name) {
        if (!has(name)) {
            return;
        }
        var sides = node.get(name);
        boolean fits = sides.isArray() && sides.size() == 4;
        for (int i = 0; fits && i < 4; i++) {
            int most = i % 2 == 0 ? 180 : 90;
            fits = sides.get(i).isNumber() && Math.abs(sides.get(i).doubleValue()) <= most;
        }
        if (!fits
                || sides.get(0).doubleValue() > sides.get(2).doubleValue()
                || sides.get(1).doubleValue() > sides.get(3).doubleValue()) {
            wrong(name, "must be [west, south, east, north] in degrees");
        }
    }

    public Point point(String name) {
        if (!has(name)) {
            return null;
        }
        var value = node.get(name);
        if (value.isArray()
                && value.size() == 2
                && value.get(0).isNumber()
                && value.get(1).isNumber()) {
            var point = new Point(value.get(0).doubleValue(), value.get(1).doubleValue());
            if (Math.abs(point.lon()) <= 180 && Math.abs(point.lat()) <= 90) {
                return point;
            }
        }
        wrong(name, "must be [longitude, latitude] in degrees");
        return null;
    }
}
