package org.trucewatch.incidents.incident;

/** Where an incident stands. A finding does not change what was alleged. */
public enum IncidentState {
    ALLEGED,
    ADMITTED,
    NOT_ADMITTED,
    FOUND,
    REOPENED
}
