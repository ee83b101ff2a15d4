package org.trucewatch.notification.api;

import org.trucewatch.notification.letter.Title;
import org.trucewatch.notification.notice.Kind;
import org.trucewatch.notification.notice.Posted;
import org.trucewatch.notification.notice.Progress;
import org.trucewatch.notification.notice.Urgency;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A notice as lists show it.
 *
 * @param language of the title
 * @param state how far it is with the caller's party, in its inbox only
 */
record NoticeView(
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
        String title,
        String language,
        Progress state,
        Instant servedAt) {

    static NoticeView of(Posted posted, Title title) {
        return of(posted, title, null, null);
    }

    /** In the inbox of a party. */
    static NoticeView of(Posted posted, Title title, Instant now) {
        return of(posted, title, posted.inbox().at(now), posted.inbox().servedAt());
    }

    private static NoticeView of(Posted posted, Title title, Progress state, Instant servedAt) {
        return new NoticeView(
                posted.id(),
                posted.agreementId(),
                posted.kind(),
                posted.subject(),
                posted.revision(),
                posted.urgency(),
                posted.drill(),
                posted.to(),
                posted.releasedAt(),
                posted.digest(),
                title.title(),
                title.lang(),
                state,
                servedAt);
    }
}
