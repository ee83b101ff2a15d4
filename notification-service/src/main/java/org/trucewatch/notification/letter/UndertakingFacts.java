package org.trucewatch.notification.letter;

import org.trucewatch.notification.agreement.Text;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * That the date of an undertaking has come.
 *
 * @param recordedBy whose account of the meeting names it
 * @param contested whether another account stands beside that one
 */
public record UndertakingFacts(
        UUID meetingId,
        List<Text> subject,
        String party,
        List<Text> text,
        Instant due,
        String recordedBy,
        boolean contested)
        implements Facts {

    @Override
    public String template() {
        return "undertaking";
    }
}
