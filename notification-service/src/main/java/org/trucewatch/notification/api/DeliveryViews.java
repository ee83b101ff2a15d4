package org.trucewatch.notification.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.identity.Views;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.notification.delivery.Attempt;
import org.trucewatch.notification.delivery.Attempts;
import org.trucewatch.notification.delivery.Deliveries;
import org.trucewatch.notification.delivery.Delivery;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** Deliveries as the caller may see them: own ones with every attempt, those of others with when they were served. */
@ApplicationScoped
class DeliveryViews {

    private final Deliveries deliveries;
    private final Attempts attempts;
    private final Members members;
    private final Views views;
    private final BusinessClock clock;

    DeliveryViews(Deliveries deliveries, Attempts attempts, Members members, Views views, BusinessClock clock) {
        this.deliveries = deliveries;
        this.attempts = attempts;
        this.members = members;
        this.views = views;
        this.clock = clock;
    }

    List<ObjectNode> of(UUID notice) {
        var tried = attempts.of(notice).stream().collect(Collectors.groupingBy(Attempt::deliveryId));
        return deliveries.of(notice).stream()
                .map(delivery -> seen(delivery, tried.getOrDefault(delivery.id(), List.of())))
                .toList();
    }

    ObjectNode seen(Delivery delivery, List<Attempt> tried) {
        var view = Json.MAPPER.createObjectNode();
        view.put("id", delivery.id().toString());
        view.put("noticeId", delivery.noticeId().toString());
        view.put("party", delivery.party());
        view.put("channel", delivery.channel().name());
        view.put("state", delivery.stateAt(clock.instant()).name());
        if (delivery.servedAt() != null) {
            view.put("servedAt", delivery.servedAt().toString());
        }
        var list = view.putArray("attempts");
        for (Attempt attempt : tried) {
            list.addObject()
                    .put("round", attempt.round())
                    .put("number", attempt.number())
                    .put("at", attempt.at().toString())
                    .put("outcome", attempt.outcome())
                    .put("detail", attempt.detail());
        }
        return views.see("delivery", members.hats(delivery.party()), null, view);
    }
}
