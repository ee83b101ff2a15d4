package org.trucewatch.load.ucdp;

import java.time.LocalDate;

/** What a report from the dataset says in words. */
final class Wording {

    private Wording() {}

    static String of(GedEvent event, CitedSource source) {
        var text = new StringBuilder(what(event));
        if (event.deaths() != null) {
            var d = event.deaths();
            text.append(" Killed: ")
                    .append(d.best())
                    .append(" (")
                    .append(d.low())
                    .append(" to ")
                    .append(d.high());
            text.append("), among them civilians: ").append(d.civilians()).append('.');
        }
        if (event.wherePrecision() > 2) {
            text.append(" The place is known only roughly.");
        }
        if (event.clarity() > 1) {
            text.append(" Part of a count over several incidents.");
        }
        text.append(" UCDP GED event ").append(event.id());
        var reference = source.reference();
        text.append(reference.isEmpty() ? ", no source named." : ", citing " + reference + ".");
        if (!source.date().isEmpty() && LocalDate.parse(source.date()).isBefore(event.from())) {
            text.append(" The date given for the article lies before the event.");
        }
        return text.append(" Data: UCDP, CC BY 4.0.").toString();
    }

    private static String what(GedEvent event) {
        var where = event.where().isEmpty() ? "a place not named" : event.where();
        if (event.violence() == GedEvent.ONE_SIDED) {
            return "Violence against civilians by " + event.sideA() + " at " + where + ".";
        }
        return "Fighting between " + event.sideA() + " and " + event.sideB() + " at " + where + ".";
    }
}
