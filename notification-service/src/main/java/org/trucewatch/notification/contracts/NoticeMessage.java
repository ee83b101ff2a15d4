package org.trucewatch.notification.contracts;

import org.trucewatch.notification.notice.Kind;
import org.trucewatch.notification.notice.Notice;
import org.trucewatch.notification.notice.Urgency;

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
        Kind kind,
        String subject,
        long revision,
        Urgency urgency,
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
                notice.kind(),
                notice.subject(),
                notice.revision(),
                notice.urgency(),
                notice.drill(),
                notice.to(),
                notice.releasedAt(),
                notice.digest(),
                document);
    }
}
