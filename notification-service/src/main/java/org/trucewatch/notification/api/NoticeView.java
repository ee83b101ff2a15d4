package org.trucewatch.notification.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.kit.events.Json;
import org.trucewatch.notification.contracts.NoticeMessage;
import org.trucewatch.notification.letter.Letter;
import org.trucewatch.notification.letter.Letters;
import org.trucewatch.notification.letter.Title;
import org.trucewatch.notification.notice.Notice;
import org.trucewatch.notification.notice.Posted;

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
        String kind,
        String subject,
        long revision,
        String urgency,
        boolean drill,
        List<String> to,
        Instant releasedAt,
        String digest,
        String title,
        String language,
        String state,
        Instant servedAt) {

    static NoticeView of(Posted posted, Title title) {
        return of(posted, title, null, null);
    }

    /** In the inbox of a party. */
    static NoticeView of(Posted posted, Title title, Instant now) {
        return of(posted, title, posted.inbox().at(now).name(), posted.inbox().servedAt());
    }

    private static NoticeView of(Posted posted, Title title, String state, Instant servedAt) {
        return new NoticeView(
                posted.id(),
                posted.agreementId(),
                posted.kind().name(),
                posted.subject(),
                posted.revision(),
                posted.urgency().name(),
                posted.drill(),
                posted.to(),
                posted.releasedAt(),
                posted.digest(),
                title.title(),
                title.lang(),
                state,
                servedAt);
    }

    /** All of a notice, with one letter chosen. */
    static ObjectNode full(Notice notice, Letter chosen) {
        ObjectNode view = Json.MAPPER.valueToTree(NoticeMessage.of(notice, Letters.document(notice.document())));
        view.put("title", chosen.title());
        view.set("letter", Json.MAPPER.valueToTree(chosen));
        return view;
    }
}
