package org.trucewatch.notification.letter;

import org.trucewatch.notification.agreement.Text;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a party declared, in its own words and name. */
public record StatementFacts(
        UUID statementId,
        String party,
        String statement,
        Instant from,
        Instant to,
        List<Text> condition,
        List<List<Text>> limits,
        List<Text> text,
        Instant madeAt)
        implements Facts {

    @Override
    public String template() {
        return "statement";
    }
}
