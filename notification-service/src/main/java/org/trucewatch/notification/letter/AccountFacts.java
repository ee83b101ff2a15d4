package org.trucewatch.notification.letter;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * That a party is asked for its account of an incident. Coarse on purpose: day and area, nothing of witnesses.
 *
 * @param day ISO date in the agreement's zone
 */
public record AccountFacts(
        UUID caseId,
        UUID incidentId,
        String party,
        String act,
        String day,
        String area,
        List<String> commitments,
        String actor,
        Instant servedAt,
        Instant replyBy)
        implements Facts {

    @Override
    public String template() {
        return "account";
    }
}
