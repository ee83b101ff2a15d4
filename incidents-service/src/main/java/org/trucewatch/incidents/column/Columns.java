package org.trucewatch.incidents.column;

import org.trucewatch.incidents.column.Column.Step;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import static org.trucewatch.incidents.column.Cell.CODES;
import static org.trucewatch.incidents.column.Cell.LAT;
import static org.trucewatch.incidents.column.Cell.LON;
import static org.trucewatch.incidents.column.Cell.NUMBER;
import static org.trucewatch.incidents.column.Cell.TEXT;
import static org.trucewatch.incidents.column.Cell.TIME;
import static org.trucewatch.incidents.column.Cell.TRUTH;
import static org.trucewatch.incidents.column.Cell.WHOLE;

/** All columns that there are; {@code contracts/report-csv.md} describes them to others. */
public final class Columns {

    public static final String ID = "id";
    public static final String AGREEMENT = "agreementId";

    /** Longer than the name of any column is; matching one of any length against a pattern may overflow the stack. */
    public static final int LONGEST_NAME = 100;

    private static final Map<String, Column> SINGLE = new LinkedHashMap<>();
    private static final Map<String, Cell> OF_TEXT =
            Map.of("lang", TEXT, "text", TEXT, "original", TRUTH, "translation", TEXT);

    // alleged.actor is that of the first
    private static final Pattern ALLEGED =
            Pattern.compile("alleged(?:\\.([1-9]|1\\d|20))?\\.(actor|named|type|likelihood|basis)");

    // narrative.en is the text itself; without a language, it has a column of its own
    private static final Pattern NARRATIVE = Pattern.compile(
            "narrative(?:\\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*))?(?:\\.(lang|text|original|translation))?");

    static {
        plain(TEXT, ID, AGREEMENT, "claim", "consent", "kind", "method", "responseTo", "supersedes", "protectedSite");
        plain(TRUTH, "drill", "occurred.ongoing", "origin.relayed");
        plain(TIME, "occurred.from", "occurred.to");
        plain(TEXT, "occurred.precision", "place.precision", "place.name", "place.adminCode");
        plain(NUMBER, "place.observedFrom.bearing", "place.observedFrom.distanceKm");
        plain(TEXT, "means.weapon", "means.direction", "origin.ref", "origin.name", "source.name", "source.contact");
        plain(CODES, "commitments");
        plain(WHOLE, "count.low", "count.best", "count.high");
        for (var place : List.of("place", "place.observedFrom")) {
            put(place + ".lon", place + ".point", LON);
            put(place + ".lat", place + ".point", LAT);
        }
        for (var toll : List.of("killed", "injured")) {
            for (var bound : List.of("low", "best", "high")) {
                put(toll + "." + bound, "casualties." + toll + "." + bound, WHOLE);
            }
        }
        put("civilians", "casualties.civilians", TRUTH);
    }

    private Columns() {}

    private static void plain(Cell cell, String... names) {
        for (var name : names) {
            put(name, name, cell);
        }
    }

    private static void put(String name, String path, Cell cell) {
        var steps = new ArrayList<Step>();
        for (var field : path.split("\\.")) {
            steps.add(Step.into(field));
        }
        SINGLE.put(name, new Column(name, List.copyOf(steps), cell));
    }

    /** The column of that name. */
    public static Optional<Column> named(String name) {
        if (name.length() > LONGEST_NAME) {
            return Optional.empty();
        }
        var single = SINGLE.get(name);
        return single != null ? Optional.of(single) : alleged(name).or(() -> narrative(name));
    }

    /** Of those that are no part of a list. */
    public static Set<String> singleNames() {
        return Collections.unmodifiableSet(SINGLE.keySet());
    }

    private static Optional<Column> alleged(String name) {
        var match = ALLEGED.matcher(name);
        if (!match.matches()) {
            return Optional.empty();
        }
        var item = match.group(1) == null ? "1" : match.group(1);
        return Optional.of(new Column(name, List.of(new Step("alleged", item), Step.into(match.group(2))), TEXT));
    }

    private static Optional<Column> narrative(String name) {
        var match = NARRATIVE.matcher(name);
        if (!match.matches()) {
            return Optional.empty();
        }
        var language = match.group(1) == null ? "" : match.group(1);
        var field = match.group(2) == null ? "text" : match.group(2);
        if (language.isEmpty() ? match.group(2) == null : field.equals("lang")) {
            return Optional.empty(); // narrative alone says nothing, narrative.en.lang says it twice
        }
        return Optional.of(
                new Column(name, List.of(new Step("narrative", language), Step.into(field)), OF_TEXT.get(field)));
    }

    /** The names of those that say the field at the pointer, or something within it; of lists none. */
    public static List<String> at(String pointer) {
        return SINGLE.values().stream()
                .filter(column -> within(Draft.pointer(column, Map.of()), pointer))
                .map(Column::name)
                .toList();
    }

    static boolean within(String pointer, String outer) {
        return pointer.equals(outer) || pointer.startsWith(outer + "/");
    }
}
