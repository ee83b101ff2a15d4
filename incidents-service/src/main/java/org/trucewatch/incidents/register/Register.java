package org.trucewatch.incidents.register;

import java.util.stream.Stream;

/** The registers, by the name of their path and column. */
public enum Register {
    ACTORS("actors"),
    AREAS("areas"),
    AGENCIES("agencies"),
    PROTECTED_SITES("protected-sites");

    private final String title;

    Register(String title) {
        this.title = title;
    }

    /** The one of a title. */
    public static Register titled(String title) {
        return Stream.of(values())
                .filter(one -> one.title.equals(title))
                .findFirst()
                .orElseThrow();
    }

    public String title() {
        return title;
    }
}
