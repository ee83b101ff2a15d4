package org.trucewatch.notification.letter;

import org.trucewatch.notification.agreement.Text;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A request to meet, and what became of it.
 *
 * @param event what is told of it: REQUESTED, AGREED or WITHDRAWN
 * @param onSilence what the requester says it will do if nobody answers: its own statement
 */
public record MeetingFacts(
        UUID meetingId,
        String event,
        String requestedBy,
        boolean urgent,
        List<Text> subject,
        List<String> agenda,
        List<Proposal> proposed,
        String mode,
        String place,
        List<String> required,
        List<String> invited,
        Instant replyBy,
        List<Text> onSilence,
        String basis,
        Instant agreedStart,
        String reason)
        implements Facts {

    public record Proposal(Instant start, int minutes) {}

    @Override
    public String template() {
        return switch (event) {
            case "AGREED" -> "meeting-agreed";
            case "WITHDRAWN" -> "meeting-withdrawn";
            default -> "meeting-requested";
        };
    }
}
