package org.trucewatch.incidents.report;

/**
 * Where it happened. The observer's own position stays in the report and is not read here: nothing that leaves this
 * service needs it.
 */
public record Place(Point point, PlacePrecision precision, String name, String adminCode) {

    public Place {
        precision = precision == null ? PlacePrecision.UNKNOWN : precision;
    }

    /** The name as it is compared: case, spaces and marks do not count. */
    public String normalisedName() {
        return name == null ? "" : Spelling.normalise(name);
    }

    /** The name as it sounds: most ways of writing it in Latin letters are one. */
    public String sound() {
        return name == null ? "" : Spelling.sound(name);
    }
}
