package org.trucewatch.notification.letter;

import org.trucewatch.notification.agreement.Text;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * That the time to answer a request has passed without an agreed meeting.
 *
 * @param outcome LAPSED, NO_AGREED_TIME or DECLINED
 * @param silent the required parties that did not answer
 */
public record LapseFacts(
        UUID meetingId,
        String outcome,
        String requestedBy,
        List<Text> subject,
        Instant requestedAt,
        Instant replyBy,
        List<Served> parties,
        List<String> silent)
        implements Facts {

    /** What is on record for one party; null is what did not happen. */
    public record Served(
            String party,
            boolean required,
            Instant servedAt,
            String channel,
            Instant acknowledgedAt,
            String reply,
            Instant repliedAt) {}

    @Override
    public String template() {
        return "meeting-lapsed";
    }
}
