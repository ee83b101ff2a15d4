package org.trucewatch.notification.meeting;

import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.kit.time.Ids;
import org.trucewatch.notification.delivery.Deliveries;
import org.trucewatch.notification.delivery.Delivery;
import org.trucewatch.notification.letter.LapseFacts;
import org.trucewatch.notification.notice.Acknowledgement;
import org.trucewatch.notification.notice.Acknowledgements;
import org.trucewatch.notification.notice.Kind;
import org.trucewatch.notification.party.Parties;
import org.trucewatch.notification.party.Party;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Who was served a request to meet, when and how, who took note, and who answered. */
@ApplicationScoped
public class ServiceRecord {

    private final Parties parties;
    private final Deliveries deliveries;
    private final Acknowledgements acknowledgements;
    private final BusinessClock clock;

    ServiceRecord(Parties parties, Deliveries deliveries, Acknowledgements acknowledgements, BusinessClock clock) {
        this.parties = parties;
        this.deliveries = deliveries;
        this.acknowledgements = acknowledgements;
        this.clock = clock;
    }

    /** The notice that carries a request to meet. */
    static UUID noticeOf(UUID meeting) {
        return Ids.named("notice", Kind.MEETING_REQUESTED.name(), meeting.toString(), "1");
    }

    /** One line for every party of the agreement. Service is the earliest that counts, over any channel. */
    public List<LapseFacts.Served> of(Meeting meeting) {
        Instant now = clock.instant();
        var sent = deliveries.of(noticeOf(meeting.id()));
        var noted = acknowledgements.of(noticeOf(meeting.id()));
        return parties.of(Set.of(meeting.agreementId())).stream()
                .map(Party::code)
                .map(party -> line(meeting, party, sent, noted, now))
                .toList();
    }

    private static LapseFacts.Served line(
            Meeting meeting, String party, List<Delivery> sent, List<Acknowledgement> noted, Instant now) {
        Optional<Delivery> served = sent.stream()
                .filter(delivery -> delivery.party().equals(party) && delivery.servedBy(now))
                .min(Comparator.comparing(Delivery::servedAt));
        Optional<Reply> reply = meeting.latestOf(party);
        return new LapseFacts.Served(
                party,
                meeting.invitation().required().contains(party),
                served.map(Delivery::servedAt).orElse(null),
                served.map(delivery -> delivery.channel().name()).orElse(null),
                noted.stream()
                        .filter(acknowledgement -> acknowledgement.party().equals(party))
                        .map(Acknowledgement::at)
                        .findFirst()
                        .orElse(null),
                reply.map(given -> given.kind().name()).orElse(null),
                reply.map(Reply::at).orElse(null));
    }
}
