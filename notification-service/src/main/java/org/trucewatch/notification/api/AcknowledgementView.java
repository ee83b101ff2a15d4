package org.trucewatch.notification.api;

import org.trucewatch.notification.notice.Acknowledgement;

import java.time.Instant;
import java.util.UUID;

/** An acknowledgement as its party sees it. */
public record AcknowledgementView(UUID id, UUID noticeId, String party, String name, Instant at) {

    static AcknowledgementView of(Acknowledgement given) {
        return new AcknowledgementView(given.id(), given.noticeId(), given.party(), given.name(), given.at());
    }
}
