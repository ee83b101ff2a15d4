package org.trucewatch.notification.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import org.trucewatch.notification.agreement.Text;
import org.trucewatch.notification.letter.StatementFacts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What is used of {@code incidents.statement-made.v1}. */
record StatementMade(
        UUID id,
        String party,
        String kind,
        Instant from,
        Instant to,
        JsonNode condition,
        JsonNode limits,
        List<Text> text,
        Instant madeAt) {

    static final String TYPE = "incidents.statement-made.v1";

    StatementFacts facts() {
        return new StatementFacts(id, party, kind, from, to, Words.of(condition), Words.listOf(limits), text, madeAt);
    }
}
