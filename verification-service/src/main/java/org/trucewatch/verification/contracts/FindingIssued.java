package org.trucewatch.verification.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * {@code verification.finding-issued.v1}: what a panel concluded. Readers keep it to themselves until
 * {@code releaseAt}.
 *
 * @param outcome JOINT, CONTESTED or NOT_DECIDED
 * @param rulings one per guarantor seat that gave one
 * @param neutral the neutral bloc's own, absent where it gave none
 * @param absentBlocs whose absence left it undecided, or who is missing from it
 */
public record FindingIssued(
        UUID id,
        UUID caseId,
        UUID incidentId,
        String agreementId,
        long revision,
        boolean drill,
        String outcome,
        List<Ruling> rulings,
        Ruling neutral,
        List<String> absentBlocs,
        Instant decidedAt,
        Instant releaseAt,
        Act incident) {

    public static final String TYPE = "verification.finding-issued.v1";

    public record Ruling(
            String bloc,
            String seatHeldBy,
            String ruling,
            List<String> commitments,
            String actor,
            String likelihood,
            String confidence,
            String reasons) {}

    /** @param day local day in the agreement's zone */
    public record Act(String kind, LocalDate day, String area, String actor, String party) {}
}
