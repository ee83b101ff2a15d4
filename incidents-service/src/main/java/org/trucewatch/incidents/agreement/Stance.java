package org.trucewatch.incidents.agreement;

/** What a guarantor says to a proposed version. */
public enum Stance {
    ACCEPT,
    COUNTER,
    REJECT
}
