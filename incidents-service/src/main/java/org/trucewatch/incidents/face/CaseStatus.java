package org.trucewatch.incidents.face;

import java.util.Optional;

/** The status of a case as it may be shown: that a panel has decided is itself a secret until the finding is released. */
public final class CaseStatus {

    private CaseStatus() {}

    /** @param isReleased whether a finding of the case has been released */
    public static Optional<String> shown(String status, boolean isReleased) {
        return "DECIDED".equals(status) && !isReleased ? Optional.of("IN_REVIEW") : Optional.ofNullable(status);
    }
}
