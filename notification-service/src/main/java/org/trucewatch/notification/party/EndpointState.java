package org.trucewatch.notification.party;

/** Whether an endpoint is used. */
public enum EndpointState {
    /** Entered by an operator; used once an officer of the party confirms it. */
    PROPOSED,
    ACTIVE,
    RETIRED
}
