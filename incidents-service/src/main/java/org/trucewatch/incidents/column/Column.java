package org.trucewatch.incidents.column;

import java.util.List;

/**
 * One value of a report under a flat name.
 *
 * @param path where in a report it goes
 */
public record Column(String name, List<Step> path, Cell cell) {

    /** A field on the way. @param item tells the items of a list apart; null where there is no list */
    public record Step(String field, String item) {

        static Step into(String field) {
            return new Step(field, null);
        }
    }

    /** Whether both say the same of a report. */
    public boolean saysTheSameAs(Column other) {
        return path.equals(other.path) && cell == other.cell;
    }

    /** Whether the name of the column says in which language its text is. */
    boolean isInOneLanguage() {
        var first = path.get(0);
        return first.field().equals("narrative") && !first.item().isEmpty();
    }
}
