package org.trucewatch.notification.office;

import org.trucewatch.kit.timers.Timers;
import org.trucewatch.notification.contracts.Herald;
import org.trucewatch.notification.contracts.NoticeReleased;
import org.trucewatch.notification.delivery.Delivery;
import org.trucewatch.notification.delivery.DeliveryRows;
import org.trucewatch.notification.notice.Draft;
import org.trucewatch.notification.notice.Heading;
import org.trucewatch.notification.party.Endpoint;
import org.trucewatch.notification.party.Endpoints;
import org.trucewatch.notification.party.Parties;
import org.trucewatch.notification.party.Party;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

/** Releases notices: one moment for all, and from then a delivery to every party over each of its channels. */
@ApplicationScoped
class Release {

    private final NoticeRows notices;
    private final Parties parties;
    private final Endpoints endpoints;
    private final DeliveryRows deliveries;
    private final Timers timers;
    private final Herald herald;
    private final Event<Released> released;

    Release(
            NoticeRows notices,
            Parties parties,
            Endpoints endpoints,
            DeliveryRows deliveries,
            Timers timers,
            Herald herald,
            Event<Released> released) {
        this.notices = notices;
        this.parties = parties;
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.timers = timers;
        this.herald = herald;
        this.released = released;
    }

    /** Releases those of the written notices that are due and not released yet, in the caller's transaction. */
    void at(Instant now, List<Draft> written) {
        if (written.isEmpty()) {
            return;
        }
        var fresh = notices.release(
                written.stream().map(draft -> draft.heading().id()).toList(), now);
        var toRelease = written.stream()
                .filter(draft -> fresh.contains(draft.heading().id()))
                .toList();
        if (toRelease.isEmpty()) {
            return;
        }
        Map<String, List<Party>> addressees =
                parties
                        .of(toRelease.stream()
                                .map(draft -> draft.heading().agreementId())
                                .collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.groupingBy(Party::agreementId));
        Map<String, List<Endpoint>> channels = endpoints
                .activeOf(addressees.values().stream()
                        .flatMap(List::stream)
                        .map(Party::code)
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.groupingBy(Endpoint::party));
        var rows = new ArrayList<Delivery>();
        var steps = new ArrayList<Timers.Timer>();
        var tales = new ArrayList<Herald.Tale>();
        for (Draft draft : toRelease) {
            var inbox = new ArrayList<NoticeReleased.Served>();
            for (Party party : addressees.getOrDefault(draft.heading().agreementId(), List.of())) {
                Instant serves = party.servesAt(now);
                inbox.add(new NoticeReleased.Served(party.code(), serves));
                rows.add(Delivery.toInbox(draft.heading().id(), party.code(), serves, now));
                channels.getOrDefault(party.code(), List.of()).stream()
                        .filter(endpoint -> endpoint.serves(party.agreementId()) && !party.keepsBack(endpoint))
                        .map(endpoint ->
                                Delivery.to(draft.heading().id(), party.code(), endpoint.channel(), endpoint.id(), now))
                        .forEach(rows::add);
                if (draft.heading().to().contains(party.code())) {
                    Escalation.steps(draft.heading().id(), party, serves).forEach(steps::add);
                }
            }
            tales.add(tale(draft, now, inbox));
        }
        deliveries.add(rows);
        timers.all(steps);
        herald.tell(tales);
        herald.recordAll("notice-released", tales);
        released.fire(new Released());
    }

    private static Herald.Tale tale(Draft draft, Instant now, List<NoticeReleased.Served> inbox) {
        Heading heading = draft.heading();
        var data = new NoticeReleased(
                heading.id(),
                heading.agreementId(),
                heading.kind().name(),
                heading.subject(),
                heading.urgency().name(),
                heading.to(),
                now,
                draft.digest(),
                heading.drill(),
                inbox);
        return new Herald.Tale(
                NoticeReleased.TYPE,
                heading.id().toString(),
                heading.agreementId(),
                heading.revision(),
                heading.drill(),
                data);
    }
}
