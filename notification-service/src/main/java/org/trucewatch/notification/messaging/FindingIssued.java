package org.trucewatch.notification.messaging;

import org.trucewatch.notification.letter.FindingFacts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What is used of {@code verification.finding-issued.v1}. */
record FindingIssued(
        UUID id,
        UUID caseId,
        long revision,
        String outcome,
        List<FindingFacts.Ruling> rulings,
        FindingFacts.Ruling neutral,
        List<String> absentBlocs,
        Instant decidedAt,
        Instant releaseAt,
        Incident incident) {

    static final String TYPE = "verification.finding-issued.v1";

    record Incident(String kind, String day, String area, String actor, String party) {}

    FindingFacts facts() {
        return new FindingFacts(
                id,
                caseId,
                revision,
                outcome,
                incident.kind(),
                incident.day(),
                incident.area(),
                incident.actor(),
                incident.party(),
                rulings == null ? List.of() : rulings,
                neutral,
                absentBlocs == null ? List.of() : absentBlocs,
                decidedAt);
    }
}
