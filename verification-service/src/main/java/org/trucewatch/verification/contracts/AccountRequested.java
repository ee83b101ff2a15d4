package org.trucewatch.verification.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * {@code verification.account-requested.v1}: a party is asked what it says to an allegation. Coarse: never a point, a
 * witness or an origin.
 *
 * @param id of the request: that of the case for the first one
 * @param releaseAt before which the party is not told
 * @param servedAt when service is reckoned to take effect
 */
public record AccountRequested(
        UUID id,
        UUID caseId,
        UUID incidentId,
        String agreementId,
        String party,
        boolean urgent,
        Instant requestedAt,
        Instant releaseAt,
        Instant servedAt,
        Instant replyBy,
        boolean drill,
        Act incident) {

    public static final String TYPE = "verification.account-requested.v1";

    /** @param day local day in the agreement's zone */
    public record Act(String kind, LocalDate day, String area, List<String> commitments, String actor) {}
}
