package org.trucewatch.incidents.report;

/** What intake noticed and did not refuse. */
public enum Flag {
    /** The offset is not the one the agreement's zone has at that time. */
    OFFSET_NOT_LOCAL,
    /** The point lies in none of the register's areas. */
    OUTSIDE_AREAS,
    /** The point lies outside the area that the report names. */
    POINT_OUTSIDE_NAMED_AREA,
    /** It ended before the agreement began. */
    BEFORE_AGREEMENT,
    /** It begins after it was received. */
    IN_THE_FUTURE,
    /** The named actor is registered as another type. */
    ACTOR_TYPE_DIFFERS
}
