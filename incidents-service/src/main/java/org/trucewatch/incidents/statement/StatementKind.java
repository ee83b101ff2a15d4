package org.trucewatch.incidents.statement;

/** What a party can declare. */
public enum StatementKind {
    INTENT_TO_ACT,
    WITHDRAWAL,
    SUSPENDS_TALKS,
    FORCE_REDUCTION,
    PLANNED_MOVEMENT,
    LIVE_FIRE,
    DEMINING,
    CONVOY
}
