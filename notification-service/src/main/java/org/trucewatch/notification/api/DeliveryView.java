package org.trucewatch.notification.api;

import org.trucewatch.notification.delivery.Attempt;
import org.trucewatch.notification.delivery.DeliveryState;
import org.trucewatch.notification.party.Channel;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One notice to one party over one channel.
 *
 * @param servedAt when it counts from; for a closed office that may lie ahead
 * @param handServices for BY_HAND: that it was handed over, as reported and confirmed
 */
record DeliveryView(
        UUID id,
        UUID noticeId,
        String party,
        Channel channel,
        DeliveryState state,
        Instant servedAt,
        List<AttemptView> attempts,
        List<HandoverView> handServices) {

    /** @param round grows when an operator has it delivered again */
    record AttemptView(int round, int number, Instant at, String outcome, String detail) {

        static AttemptView of(Attempt attempt) {
            return new AttemptView(
                    attempt.round(), attempt.number(), attempt.at(), attempt.outcome(), attempt.detail());
        }
    }
}
