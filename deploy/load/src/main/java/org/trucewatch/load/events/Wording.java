package org.trucewatch.load.events;

import java.time.LocalDate;
import java.util.Set;

/** What a report from the dataset says in words. */
final class Wording {

    private Wording() {}

    private static final Set<String> SPOTS = Set.of("EXACT", "NEAR");

    static String of(Event event, CitedSource source, Mapping mapping) {
        var text = new StringBuilder(what(event));
        if (!event.notes().isEmpty()) {
            text.append(' ').append(event.notes());
        }
        if (event.deaths() != null) {
            text.append(killed(event.deaths()));
        }
        if (!isSpot(mapping.place().precision(event.place(), true))) {
            text.append(" The place is known only roughly.");
        }
        if (!event.isClear()) {
            text.append(" Part of a count over several incidents.");
        }
        text.append(' ').append(mapping.name()).append(" event ").append(event.id());
        var reference = source.reference();
        text.append(reference.isEmpty() ? ", no source named." : ", citing " + reference + ".");
        if (!source.date().isEmpty() && LocalDate.parse(source.date()).isBefore(event.from())) {
            text.append(" The date given for the article lies before the event.");
        }
        return text.append(' ').append(mapping.credit()).toString();
    }

    /** Whether the place of such precision is a spot, near or exact. */
    static boolean isSpot(String precision) {
        return SPOTS.contains(precision);
    }

    private static String killed(Event.Deaths deaths) {
        var text = new StringBuilder(" Killed: ").append(deaths.best());
        if (deaths.low() != null && deaths.high() != null) {
            text.append(" (")
                    .append(deaths.low())
                    .append(" to ")
                    .append(deaths.high())
                    .append(')');
        }
        if (deaths.civilians() != null) {
            text.append(", among them civilians: ").append(deaths.civilians());
        } else if (Boolean.TRUE.equals(deaths.areCivilians())) {
            text.append(", civilians among them");
        }
        return text.append('.').toString();
    }

    private static String what(Event event) {
        var where = event.where().isEmpty() ? "a place not named" : event.where();
        return event.act()
                .words()
                .replace("{side_a}", event.sideA())
                .replace("{side_b}", event.sideB().isEmpty() ? "somebody not named" : event.sideB())
                .replace("{where}", where);
    }
}
