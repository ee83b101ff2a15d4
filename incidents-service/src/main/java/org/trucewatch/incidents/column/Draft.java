package org.trucewatch.incidents.column;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.incidents.terms.Snapshot;
import org.trucewatch.incidents.terms.TypedDay;
import org.trucewatch.incidents.terms.TypedTime;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.problems.FieldError;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** A report that is being written value by value, and remembers where each came from. */
public final class Draft {

    /** How a time is made one with an offset: as it was written, or as a phone showed it. */
    public interface Reading extends BiFunction<TypedTime, Snapshot, OffsetDateTime> {}

    private static final String NO_TIME = "no time";
    private static final int LON = 0;
    private static final int LAT = 1;

    private final ObjectNode report = Json.MAPPER.createObjectNode();
    private final Map<Column, String> origins = new LinkedHashMap<>();
    private final Map<Column.Step, Integer> items = new HashMap<>();
    private final Map<String, String> faults = new HashMap<>();

    /** Says that a column is there, whatever it says. @param origin what who sent it calls it */
    public void expect(Column column, String origin) {
        origins.put(column, origin);
    }

    /** @param text not blank */
    public void put(Column column, String text) {
        ObjectNode at = report;
        for (var step : column.path().subList(0, column.path().size() - 1)) {
            at = step.item() == null ? at.withObjectProperty(step.field()) : item(at, step, column);
        }
        var field = column.path().get(column.path().size() - 1).field();
        var value = column.cell().read(text);
        switch (column.cell()) {
            case LON -> point(at, field).set(LON, value);
            case LAT -> point(at, field).set(LAT, value);
            default -> at.set(field, value);
        }
    }

    private ObjectNode item(ObjectNode parent, Column.Step step, Column column) {
        ArrayNode list = parent.withArrayProperty(step.field());
        Integer index = items.get(step);
        if (index == null) {
            index = list.size();
            items.put(step, index);
            var item = list.addObject();
            if (column.isInOneLanguage()) {
                item.put("lang", step.item());
            }
        }
        return (ObjectNode) list.get(index);
    }

    private static ArrayNode point(ObjectNode parent, String field) {
        ArrayNode point = parent.withArrayProperty(field);
        while (point.size() <= LAT) {
            point.addNull();
        }
        return point;
    }

    /**
     * Reads the times in the agreement's zone. A day alone is all of that day. What cannot be read is left to intake to
     * refuse, together with everything else that is wrong; {@link #detail} has the precise reason.
     */
    public void settleTimes(Snapshot agreement, Reading reading) {
        if (report.get("occurred") instanceof ObjectNode occurred) {
            var from = occurred.path("from").asText();
            var to = occurred.path("to").asText(from);
            boolean isOneDay = TypedDay.isOne(from) && to.equals(from);
            if (isOneDay && !occurred.has("precision")) {
                occurred.put("precision", "DAY");
            }
            if (occurred.has("from")) {
                settle(occurred, "from", from, agreement, reading);
            }
            if (occurred.has("to") || isOneDay && faults.isEmpty()) {
                settle(occurred, "to", to, agreement, reading);
            }
        }
    }

    private void settle(ObjectNode occurred, String field, String text, Snapshot agreement, Reading reading) {
        try {
            OffsetDateTime time;
            if (TypedDay.isOne(text)) {
                var day = TypedDay.parse(text);
                time = field.equals("from") ? day.from(agreement) : day.to(agreement);
            } else {
                // spreadsheets write a blank between day and time
                time = reading.apply(TypedTime.parse(text.replaceFirst("^([\\d-]{10}) (?=\\d)", "$1T")), agreement);
            }
            occurred.put(field, time.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        } catch (IllegalArgumentException e) {
            occurred.put(field, NO_TIME);
            faults.put("#/occurred/" + field, e.getMessage());
        }
    }

    /** Where in the report the column goes. */
    public String pointer(Column column) {
        return pointer(column, items);
    }

    public ObjectNode report() {
        return report;
    }

    /** What is wrong with the field, more precisely than intake can say, which knows only the report. */
    public String detail(FieldError error) {
        return faults.getOrDefault(error.pointer(), error.detail());
    }

    /** What says the field, or should, as who sent it calls it. */
    public List<String> originsOf(FieldError error) {
        return origins.entrySet().stream()
                .filter(origin -> concerns(origin.getKey(), error.pointer()))
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
    }

    private boolean concerns(Column column, String pointer) {
        var own = pointer(column);
        return Columns.within(own, pointer)
                || Columns.within(pointer, own)
                // of a text that is under the name of its language
                || column.isInOneLanguage() && pointer.equals(own.replaceFirst("/[^/]+$", "/lang"));
    }

    /** With the sign of RFC 6901 for what comes after the last, in place of an item that is not there. */
    static String pointer(Column column, Map<Column.Step, Integer> items) {
        var pointer = new StringBuilder("#");
        for (var step : column.path()) {
            pointer.append('/').append(step.field());
            if (step.item() != null) {
                var index = items.get(step);
                pointer.append('/').append(index == null ? "-" : index.toString());
            }
        }
        return pointer.toString();
    }
}
