package org.trucewatch.incidents.report;

/** What a report claims; only an allegation can be admitted by rule, and nothing seen makes no incident. */
public enum Claim {
    ALLEGATION,
    OBSERVATION,
    SELF_REPORT,
    NIL;

    public boolean describesAnAct() {
        return this != NIL;
    }
}
