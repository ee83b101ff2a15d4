package org.trucewatch.incidents.report;

/** Which end of the fire was noticed. */
public enum Direction {
    INCOMING,
    OUTGOING,
    IMPACT,
    UNDETERMINED
}
