package org.trucewatch.incidents.intake;

import com.fasterxml.jackson.databind.JsonNode;
import org.trucewatch.incidents.report.Point;
import org.trucewatch.kit.problems.FieldError;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Reads an object of unknown quality field by field and notes what is wrong under its JSON pointer. Getters answer null
 * for a field that is absent, null or wrong; the {@code need} ones note absence as well.
 */
final class Fields {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    private final JsonNode node;
    private final String pointer;
    private final List<FieldError> errors;

    private Fields(JsonNode node, String pointer, List<FieldError> errors) {
        this.node = node;
        this.pointer = pointer;
        this.errors = errors;
    }

    static Fields of(JsonNode body, List<FieldError> errors) {
        return new Fields(body, "#", errors);
    }

    void wrong(String name, String detail) {
        errors.add(new FieldError(at(name), detail));
    }

    private String at(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    /** Notes every field that is not among these: a misspelt field would otherwise be lost without a word. */
    Fields nothingBut(Set<String> names) {
        node.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                wrong(name, "there is no field '" + name + "' here");
            }
        });
        return this;
    }

    private JsonNode need(String name) {
        if (!has(name)) {
            wrong(name, "is required");
        }
        return node.get(name);
    }

    String needText(String name, int most) {
        need(name);
        return text(name, most);
    }

    String text(String name, int most) {
        return has(name) ? text(name, node.get(name), most) : null;
    }

    private String text(String name, JsonNode value, int most) {
        var problem = TextRule.problemOf(value, most);
        if (problem != null) {
            wrong(name, problem);
            return null;
        }
        return value.textValue();
    }

    <E extends Enum<E>> E needOneOf(String name, Class<E> values) {
        need(name);
        return oneOf(name, values);
    }

    <E extends Enum<E>> E oneOf(String name, Class<E> values) {
        if (!has(name)) {
            return null;
        }
        for (E value : values.getEnumConstants()) {
            if (value.name().equals(node.get(name).textValue())) {
                return value;
            }
        }
        var known = Arrays.stream(values.getEnumConstants()).map(Enum::name).toList();
        wrong(name, "must be one of " + String.join(", ", known));
        return null;
    }

    OffsetDateTime needTime(String name) {
        need(name);
        return time(name);
    }

    OffsetDateTime time(String name) {
        if (!has(name)) {
            return null;
        }
        try {
            var time = OffsetDateTime.parse(String.valueOf(node.get(name).textValue()));
            if (time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR) {
                return time;
            }
            wrong(name, "must be between the years " + FIRST_YEAR + " and " + LAST_YEAR);
        } catch (DateTimeException e) {
            wrong(name, "must be an RFC 3339 time with offset, such as 2016-03-05T09:00:00+02:00");
        }
        return null;
    }

    Integer whole(String name, int least, int most) {
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

    Double number(String name, double least, double most) {
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

    Boolean truth(String name) {
        if (has(name) && !node.get(name).isBoolean()) {
            wrong(name, "must be true or false");
            return null;
        }
        return has(name) ? node.get(name).booleanValue() : null;
    }

    UUID uuid(String name) {
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

    Point point(String name) {
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

    Fields needObject(String name) {
        need(name);
        return object(name);
    }

    Fields object(String name) {
        if (!has(name)) {
            return null;
        }
        if (!node.get(name).isObject()) {
            wrong(name, "must be an object");
            return null;
        }
        return new Fields(node.get(name), at(name), errors);
    }

    List<Fields> objects(String name, int most) {
        var found = new ArrayList<Fields>();
        for (JsonNode item : list(name, most)) {
            int index = found.size();
            if (!item.isObject()) {
                errors.add(new FieldError(at(name) + "/" + index, "must be an object"));
                return List.of();
            }
            found.add(new Fields(item, at(name) + "/" + index, errors));
        }
        return found;
    }

    List<String> texts(String name, int most, int length) {
        var found = new ArrayList<String>();
        int index = 0;
        for (JsonNode item : list(name, most)) {
            var problem = TextRule.problemOf(item, length);
            if (problem == null) {
                found.add(item.textValue());
            } else {
                errors.add(new FieldError(at(name) + "/" + index, problem));
            }
            index++;
        }
        return found;
    }

    private JsonNode list(String name, int most) {
        var value = node.path(name);
        if (has(name) && (!value.isArray() || value.size() > most)) {
            wrong(name, "must be a list of at most " + most);
            return node.path("");
        }
        return value;
    }
}
