package org.trucewatch.verification.incident;

/** Whom an agency lets know of its report, from the fewest to everybody; each includes those before it. */
public enum Consent {
    NEUTRAL,
    GUARANTORS,
    ACCUSED,
    PUBLIC;

    /** Whether something with this consent may be known to the audience. */
    public boolean reaches(Consent audience) {
        return compareTo(audience) >= 0;
    }

    /**
     * Whether the parties may be told. What may be told to the accused is told to all of them alike: a notice has one
     * wording.
     */
    public boolean reachesParties() {
        return reaches(ACCUSED);
    }
}
