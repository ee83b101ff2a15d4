package org.trucewatch.notification.office;

import org.trucewatch.kit.timers.Deadline;
import org.trucewatch.kit.timers.Timers.Timer;
import org.trucewatch.notification.delivery.Deliveries;
import org.trucewatch.notification.delivery.Delivery;
import org.trucewatch.notification.delivery.DeliveryRows;
import org.trucewatch.notification.notice.Acknowledgements;
import org.trucewatch.notification.party.EndpointState;
import org.trucewatch.notification.party.Endpoints;
import org.trucewatch.notification.party.Party;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

/**
 * A step of a party's ladder: the notice that asks it for an answer is served, and nobody has acknowledged it in the time
 * the party itself gave. It then also goes over the step's endpoint; where that is gone, it is served by hand.
 */
@ApplicationScoped
class Escalation implements Deadline {

    static final String NAME = "notice-escalation";

    private final Acknowledgements acknowledgements;
    private final Endpoints endpoints;
    private final Deliveries deliveries;
    private final DeliveryRows rows;
    private final Event<Released> released;

    Escalation(
            Acknowledgements acknowledgements,
            Endpoints endpoints,
            Deliveries deliveries,
            DeliveryRows rows,
            Event<Released> released) {
        this.acknowledgements = acknowledgements;
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.rows = rows;
        this.released = released;
    }

    /** The steps that follow from serving a notice to a party. */
    static Stream<Timer> steps(UUID notice, Party party, Instant served) {
        return party.escalation().stream()
                .map(step -> new Timer(
                        NAME,
                        String.join("/", notice.toString(), party.code(), step.endpoint()),
                        served.plus(step.after())));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void due(String key) {
        var parts = key.split("/", 3);
        UUID notice = UUID.fromString(parts[0]);
        String party = parts[1];
        if (acknowledgements.of(notice, party).isPresent()) {
            return;
        }
        var inbox = deliveries.inbox(notice, party).orElseThrow();
        rows.add(List.of(endpoints
                .find(party, parts[2], EndpointState.ACTIVE)
                .map(endpoint -> Delivery.to(notice, party, endpoint.channel(), endpoint.id(), inbox.releasedAt()))
                .orElseGet(() -> Delivery.byHand(notice, party, inbox.releasedAt()))));
        released.fire(new Released());
    }
}
