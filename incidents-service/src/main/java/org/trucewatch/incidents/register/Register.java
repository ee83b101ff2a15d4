package org.trucewatch.incidents.register;

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

    public String title() {
        return title;
    }
}
