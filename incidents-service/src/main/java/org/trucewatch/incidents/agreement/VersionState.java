package org.trucewatch.incidents.agreement;

/** The life of one version. */
public enum VersionState {
    PROPOSED,
    COUNTERED,
    REJECTED,
    RATIFIED,
    IN_FORCE,
    SUPERSEDED;

    boolean isNegotiable() {
        return this == PROPOSED || this == COUNTERED;
    }
}
