package org.trucewatch.notification.letter;

import org.trucewatch.notification.agreement.Text;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a party put on record of a meeting.
 *
 * @param contests whether it stands beside another party's account
 */
public record OutcomeFacts(
        UUID meetingId,
        List<Text> subject,
        Instant agreedStart,
        String party,
        boolean held,
        boolean contests,
        List<Text> minutes,
        List<Undertaken> undertakings,
        Instant at)
        implements Facts {

    public record Undertaken(String party, List<Text> text, Instant due) {}

    @Override
    public String template() {
        return "outcome";
    }
}
