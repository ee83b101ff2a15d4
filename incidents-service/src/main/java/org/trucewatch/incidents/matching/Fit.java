package org.trucewatch.incidents.matching;

/**
 * How well a report fits an incident.
 *
 * @param likeness to the report of the incident that it is most like
 * @param contradicted whether it cannot be true together with another one of them
 * @param agencyIsThere whether its agency has reported that incident already
 */
record Fit(Sheaf sheaf, Likeness likeness, boolean contradicted, boolean agencyIsThere) {

    /** Whether the report is joined without asking anybody. */
    boolean isEnough(Thresholds thresholds) {
        return !contradicted && !agencyIsThere && likeness.sum() >= thresholds.enough();
    }

    /** Whether an adjudicator should see it, if the report is not joined. */
    boolean isWorthALook(Thresholds thresholds) {
        return likeness.sum() >= (agencyIsThere ? thresholds.worthALookAtOneAgency() : thresholds.worthALook());
    }
}
