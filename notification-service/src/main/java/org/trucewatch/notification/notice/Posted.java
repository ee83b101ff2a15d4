package org.trucewatch.notification.notice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A released notice as lists show it: everything but the document.
 *
 * @param titles in each language, JSON as in the table
 * @param inbox how it stands in the inbox of the party asked for; null where none was
 */
public record Posted(
        UUID id,
        String agreementId,
        Kind kind,
        String subject,
        long revision,
        Urgency urgency,
        boolean drill,
        List<String> to,
        Instant releasedAt,
        String digest,
        String titles,
        Inbox inbox) {

    /** @param acknowledged whether a person of the party has taken note */
    public record Inbox(Instant servedAt, boolean acknowledged) {

        public Progress at(Instant now) {
            return acknowledged ? Progress.ACKNOWLEDGED : servedAt.isAfter(now) ? Progress.PENDING : Progress.SERVED;
        }
    }
}
