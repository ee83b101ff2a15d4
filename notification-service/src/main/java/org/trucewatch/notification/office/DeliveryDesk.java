package org.trucewatch.notification.office;

import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.notification.delivery.Deliveries;
import org.trucewatch.notification.delivery.Delivery;
import org.trucewatch.notification.party.Endpoint;
import org.trucewatch.notification.party.EndpointState;
import org.trucewatch.notification.party.Endpoints;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

/** Where operators have deliveries made again. */
@ApplicationScoped
public class DeliveryDesk {

    private final Deliveries deliveries;
    private final Endpoints endpoints;
    private final Event<Released> released;

    DeliveryDesk(Deliveries deliveries, Endpoints endpoints, Event<Released> released) {
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.released = released;
    }

    /** Delivers again, under the same id, to the endpoint or to the one that took its place. */
    @Transactional
    public Delivery again(UUID id) {
        Delivery delivery = deliveries
                .findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> Refusal.notFound("The delivery"));
        UUID target = delivery.endpointId() == null ? null : current(delivery.endpointId());
        delivery.deliverAgain(target, deliveries.databaseNow());
        released.fire(new Released());
        return delivery;
    }

    private UUID current(UUID endpoint) {
        Endpoint original = endpoints.findById(endpoint);
        return original.state() == EndpointState.ACTIVE
                ? endpoint
                : endpoints
                        .find(original.party(), original.name(), EndpointState.ACTIVE)
                        .map(Endpoint::id)
                        .orElseThrow(() -> Refusal.conflict(
                                "endpoint-retired", "The endpoint is not used any more and none took its place"));
    }
}
