package org.trucewatch.notification.api;

import org.trucewatch.notification.delivery.Handover;

import java.time.Instant;
import java.util.UUID;

/** A report that a notice was handed over, and who confirmed it. */
public record HandoverView(
        UUID id,
        UUID deliveryId,
        String party,
        Instant servedAt,
        String place,
        String receivedBy,
        String reportedBy,
        Instant reportedAt,
        String confirmedBy,
        Instant confirmedAt) {

    static HandoverView of(Handover handover) {
        return new HandoverView(
                handover.id(),
                handover.delivery().id(),
                handover.delivery().party(),
                handover.servedAt(),
                handover.place(),
                handover.receivedBy(),
                handover.reportedBy(),
                handover.reportedAt(),
                handover.confirmedBy(),
                handover.confirmedAt());
    }
}
