package org.trucewatch.verification.casefile;

/** The kinds of deadline of a case; each is set under the case's id. */
public final class Deadlines {

    /** The accused party's time to answer. */
    public static final String ACCOUNT_REPLY = "account-reply";

    /** The panel's time to decide. */
    public static final String LONG_STOP = "long-stop";

    /** When a finding may be known outside the panel. */
    public static final String FINDING_RELEASE = "finding-release";

    private Deadlines() {}
}
