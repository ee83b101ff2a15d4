package org.trucewatch.verification.agreement;

import java.util.Set;

/**
 * Whoever may be accused.
 *
 * @param id in the register, or null where nobody knows who it was
 * @param type ARMED_GROUP, PARTY_FORCE, EXCLUDED or UNKNOWN
 * @param party who answers for it, or null
 * @param alliedBlocs whose reviewers do not judge it
 */
public record Actor(String id, String type, String party, Set<String> alliedBlocs) {

    public boolean isKnown() {
        return id != null && !"UNKNOWN".equals(type);
    }

    /** The agreement gives it neither duties nor protection. */
    public boolean isExcluded() {
        return "EXCLUDED".equals(type);
    }

    public boolean isAlliedTo(String bloc) {
        return alliedBlocs != null && alliedBlocs.contains(bloc);
    }
}
