package org.trucewatch.notification.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.identity.Views;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.notification.delivery.Attempt;
import org.trucewatch.notification.delivery.Attempts;
import org.trucewatch.notification.delivery.Deliveries;
import org.trucewatch.notification.delivery.Delivery;
import org.trucewatch.notification.delivery.Handovers;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** Deliveries as the caller may see them: own ones with every attempt, those of others with when they were served. */
@ApplicationScoped
class DeliveryViews {

    private final Deliveries deliveries;
    private final Attempts attempts;
    private final Handovers handovers;
    private final Members members;
    private final Views views;
    private final BusinessClock clock;

    DeliveryViews(
            Deliveries deliveries,
            Attempts attempts,
            Handovers handovers,
            Members members,
            Views views,
            BusinessClock clock) {
        this.deliveries = deliveries;
        this.attempts = attempts;
        this.handovers = handovers;
        this.members = members;
        this.views = views;
        this.clock = clock;
    }

    List<ObjectNode> of(UUID notice) {
        var tried = attempts.of(notice).stream().collect(Collectors.groupingBy(Attempt::deliveryId));
        var handed = handovers.ofNotice(notice).stream()
                .map(HandoverView::of)
                .collect(Collectors.groupingBy(HandoverView::deliveryId));
        return deliveries.of(notice).stream()
                .map(delivery ->
                        seen(delivery, tried.getOrDefault(delivery.id(), List.of()), handed.get(delivery.id())))
                .toList();
    }

    /** One that was just set going again. */
    ObjectNode seen(Delivery delivery) {
        return seen(delivery, List.of(), null);
    }

    private ObjectNode seen(Delivery delivery, List<Attempt> tried, List<HandoverView> handed) {
        var view = new DeliveryView(
                delivery.id(),
                delivery.noticeId(),
                delivery.party(),
                delivery.channel(),
                delivery.stateAt(clock.instant()),
                delivery.servedAt(),
                tried.stream().map(DeliveryView.AttemptView::of).toList(),
                handed);
        return views.see("delivery", members.hats(delivery.party()), null, Json.MAPPER.valueToTree(view));
    }
}
