package org.trucewatch.notification.contracts;

import java.time.Instant;
import java.util.UUID;

/** Data of {@code notification.delivery-changed.v1}: a delivery was served, sent, acknowledged or given up. */
public record DeliveryChanged(UUID id, UUID noticeId, String party, String channel, String state, Instant at) {

    public static final String TYPE = "notification.delivery-changed.v1";
}
