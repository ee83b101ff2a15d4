package org.trucewatch.incidents.report;

/** What the alleged actor is; the agreement covers neither excluded organisations nor protects them. */
public enum ActorType {
    ARMED_GROUP,
    PARTY_FORCE,
    EXCLUDED,
    UNKNOWN
}
