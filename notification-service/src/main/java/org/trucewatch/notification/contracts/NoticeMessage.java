package org.trucewatch.notification.contracts;

import org.trucewatch.notification.notice.Notice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A released notice as machines get it.
 *
 * @param digest {@code sha-256:} over the RFC 8785 form of {@code document}
 */
public record NoticeMessage(
        UUID id,
        String agreementId,
        String kind,
        String subject,
        long revision,
        String urgency,
        boolean drill,
        List<String> to,
        Instant releasedAt,
        String digest,
        Object document) {

    /** @param document the notice's document, read or raw: the mapper writes both as the same JSON */
    public static NoticeMessage of(Notice notice, Object document) {
        return new NoticeMessage(
                notice.id(),
                notice.agreementId(),
                notice.kind().name(),
                notice.subject(),
                notice.revision(),
                notice.urgency().name(),
                notice.drill(),
                notice.to(),
                notice.releasedAt(),
                notice.digest(),
                document);
    }
}
