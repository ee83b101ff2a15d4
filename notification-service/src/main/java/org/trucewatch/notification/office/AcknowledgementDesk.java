package org.trucewatch.notification.office;

import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.notification.contracts.DeliveryChanged;
import org.trucewatch.notification.contracts.Herald;
import org.trucewatch.notification.delivery.Deliveries;
import org.trucewatch.notification.delivery.Delivery;
import org.trucewatch.notification.notice.Acknowledgement;
import org.trucewatch.notification.notice.Acknowledgements;
import org.trucewatch.notification.notice.Notice;
import org.trucewatch.notification.notice.Notices;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Where persons take note of notices in their party's name. */
@ApplicationScoped
public class AcknowledgementDesk {

    /** The acknowledgement that now stands, and whether it was there before. */
    public record Result(Acknowledgement acknowledgement, boolean created) {}

    private final Notices notices;
    private final Acknowledgements acknowledgements;
    private final Deliveries deliveries;
    private final Herald herald;
    private final BusinessClock clock;

    AcknowledgementDesk(
            Notices notices,
            Acknowledgements acknowledgements,
            Deliveries deliveries,
            Herald herald,
            BusinessClock clock) {
        this.notices = notices;
        this.acknowledgements = acknowledgements;
        this.deliveries = deliveries;
        this.herald = herald;
        this.clock = clock;
    }

    /** The party takes note, once: the first person and time stay. */
    @Transactional
    public Result acknowledge(UUID noticeId, String party, String person, String name) {
        Notice notice = notices.released(noticeId);
        // locked, so that two officers of one party come one after the other
        Delivery inbox = deliveries.inbox(noticeId, party).orElseThrow(() -> Refusal.notFound("The notice"));
        Optional<Acknowledgement> known = acknowledgements.of(noticeId, party);
        if (known.isPresent()) {
            return new Result(known.get(), false);
        }
        var now = clock.instant();
        var acknowledgement = new Acknowledgement(noticeId, party, person, name, now);
        acknowledgements.persist(acknowledgement);
        inbox.acknowledge(now);
        var data = new DeliveryChanged(
                inbox.id(),
                noticeId,
                party,
                inbox.channel().name(),
                inbox.state().name(),
                now);
        herald.tell(List.of(new Herald.Tale(
                DeliveryChanged.TYPE, inbox.id().toString(), notice.agreementId(), 2, notice.drill(), data)));
        herald.record(
                RecordedAcknowledgements.KIND, noticeId.toString(), RecordedAcknowledgements.told(acknowledgement));
        return new Result(acknowledgement, true);
    }
}
