package org.trucewatch.notification.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Data of {@code notification.notice-released.v1}: all parties have been told.
 *
 * @param inbox when the inbox serves each party; other channels follow as {@code delivery-changed}
 */
public record NoticeReleased(
        UUID id,
        String agreementId,
        String kind,
        String subject,
        String urgency,
        List<String> to,
        Instant releasedAt,
        String digest,
        boolean drill,
        List<Served> inbox) {

    public static final String TYPE = "notification.notice-released.v1";

    public record Served(String party, Instant servedAt) {}
}
