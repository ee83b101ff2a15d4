package org.trucewatch.incidents.incident;

/**
 * Where an incident stands. A finding does not change what was alleged. WITHDRAWN: nobody alleges it any more, and nothing
 * was found about it.
 */
public enum IncidentState {
    ALLEGED,
    ADMITTED,
    NOT_ADMITTED,
    FOUND,
    REOPENED,
    WITHDRAWN
}
