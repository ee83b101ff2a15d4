package org.trucewatch.notification.letter;

import org.trucewatch.notification.agreement.Text;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What one party answered to a request to meet. */
public record ReplyFacts(
        UUID meetingId,
        List<Text> subject,
        String requestedBy,
        String party,
        String reply,
        Instant start,
        List<MeetingFacts.Proposal> proposed,
        String delegate,
        String reason,
        Instant at,
        Instant replyBy)
        implements Facts {

    public boolean accepts() {
        return "ACCEPT".equals(reply);
    }

    public boolean counters() {
        return "COUNTER".equals(reply);
    }

    public boolean delegates() {
        return "DELEGATE".equals(reply);
    }

    @Override
    public String template() {
        return "meeting-replied";
    }
}
