package org.trucewatch.incidents.report;

/** Whom the agency lets see its report, from the fewest to everybody; each includes those before it. */
public enum Consent {
    NEUTRAL,
    GUARANTORS,
    ACCUSED,
    PUBLIC;

    /** Whether a report with this consent may be shown to the audience. */
    public boolean reaches(Consent audience) {
        return compareTo(audience) >= 0;
    }
}
