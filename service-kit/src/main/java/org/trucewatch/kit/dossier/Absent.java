package org.trucewatch.kit.dossier;

import java.util.Objects;

/**
 * Something that a dossier does not have, or has without a proof, and why, as its writer says.
 *
 * @param what such as a path, or {@code entry of the log of incidents}
 * @param why for a person
 */
public record Absent(String what, String why) {

    public Absent {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(why, "why");
    }
}
