package org.trucewatch.notification.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Data of {@code notification.meeting-changed.v1}: the request as it now stands. */
public record MeetingChanged(
        UUID id,
        String agreementId,
        String state,
        Instant replyBy,
        String requestedBy,
        List<String> required,
        Instant agreedStart,
        List<Reply> replies) {

    public static final String TYPE = "notification.meeting-changed.v1";

    public record Reply(String party, String reply, Instant at) {}
}
