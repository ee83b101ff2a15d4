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
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

/** Releases notices: one moment for all, and from then a delivery to every party over each of its channels. */
@ApplicationScoped
class Release {

    /** A party that is told, from when on that serves, and over which endpoints it is told besides its inbox. */
    private record Addressee(Party party, Instant serves, List<Endpoint> endpoints) {

        static Addressee of(Party party, List<Endpoint> active, Instant now) {
            return new Addressee(
                    party,
                    party.servesAt(now),
                    active.stream()
                            .filter(endpoint -> endpoint.serves(party.agreementId()) && !party.keepsBack(endpoint))
                            .toList());
        }
    }

    private final Parties parties;
    private final Endpoints endpoints;
    private final DeliveryRows deliveries;
    private final Timers timers;
    private final Herald herald;
    private final Event<Released> released;

    Release(
            Parties parties,
            Endpoints endpoints,
            DeliveryRows deliveries,
            Timers timers,
            Herald herald,
            Event<Released> released) {
        this.parties = parties;
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.timers = timers;
        this.herald = herald;
        this.released = released;
    }

    /** Tells the parties of notices that the caller's transaction releases. */
    void at(Instant now, List<Draft> notices) {
        if (notices.isEmpty()) {
            return;
        }
        Map<String, List<Addressee>> addressees = addressees(notices, now);
        var rows = new ArrayList<Delivery>();
        var steps = new ArrayList<Timers.Timer>();
        var tales = new ArrayList<Herald.Tale>();
        for (Draft draft : notices) {
            UUID id = draft.heading().id();
            var inbox = new ArrayList<NoticeReleased.Served>();
            for (Addressee to : addressees.getOrDefault(draft.heading().agreementId(), List.of())) {
                inbox.add(new NoticeReleased.Served(to.party().code(), to.serves()));
                rows.add(Delivery.toInbox(id, to.party().code(), to.serves(), now));
                to.endpoints()
                        .forEach(endpoint ->
                                rows.add(Delivery.to(id, to.party().code(), endpoint.channel(), endpoint.id(), now)));
                if (draft.heading().to().contains(to.party().code())) {
                    Escalation.steps(id, to.party(), to.serves()).forEach(steps::add);
                }
            }
            tales.add(tale(draft, now, inbox));
        }
        deliveries.add(rows);
        timers.all(steps);
        herald.tell(tales);
        herald.recordAll(RecordedNotices.KIND, tales);
        released.fire(new Released());
    }

    /** By agreement: what is the same for all notices of one moment. */
    private Map<String, List<Addressee>> addressees(List<Draft> notices, Instant now) {
        List<Party> told = parties.of(
                notices.stream().map(draft -> draft.heading().agreementId()).collect(Collectors.toSet()));
        Map<String, List<Endpoint>> channels =
                endpoints.activeOf(told.stream().map(Party::code).collect(Collectors.toSet())).stream()
                        .collect(Collectors.groupingBy(Endpoint::party));
        return told.stream()
                .collect(Collectors.groupingBy(
                        Party::agreementId,
                        Collectors.mapping(
                                party -> Addressee.of(party, channels.getOrDefault(party.code(), List.of()), now),
                                Collectors.toList())));
    }

    private static Herald.Tale tale(Draft draft, Instant now, List<NoticeReleased.Served> inbox) {
        Heading heading = draft.heading();
        return new Herald.Tale(
                NoticeReleased.TYPE,
                heading.id().toString(),
                heading.agreementId(),
                heading.revision(),
                heading.drill(),
                RecordedNotices.told(heading, draft.digest(), now, inbox));
    }
}
