package org.trucewatch.notification.messaging;

import org.trucewatch.notification.letter.AccountFacts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What is used of {@code verification.account-requested.v1}. */
record AccountRequested(
        UUID id,
        UUID caseId,
        UUID incidentId,
        String party,
        boolean urgent,
        Instant releaseAt,
        Instant servedAt,
        Instant replyBy,
        Incident incident) {

    static final String TYPE = "verification.account-requested.v1";

    /** @param day ISO date */
    record Incident(String kind, String day, String area, List<String> commitments, String actor) {}

    AccountFacts facts() {
        return new AccountFacts(
                caseId,
                incidentId,
                party,
                incident.kind(),
                incident.day(),
                incident.area(),
                incident.commitments() == null ? List.of() : incident.commitments(),
                incident.actor(),
                servedAt,
                replyBy);
    }
}
