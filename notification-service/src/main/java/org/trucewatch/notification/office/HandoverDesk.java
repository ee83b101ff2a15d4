package org.trucewatch.notification.office;

import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.problems.Repeatable;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.notification.contracts.DeliveryChanged;
import org.trucewatch.notification.contracts.Herald;
import org.trucewatch.notification.delivery.Deliveries;
import org.trucewatch.notification.delivery.Delivery;
import org.trucewatch.notification.delivery.DeliveryRows;
import org.trucewatch.notification.delivery.Handed;
import org.trucewatch.notification.delivery.Handover;
import org.trucewatch.notification.delivery.Handovers;
import org.trucewatch.notification.delivery.Person;
import org.trucewatch.notification.notice.Notice;
import org.trucewatch.notification.notice.Notices;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Where it is put on record that notices were handed over, and confirmed by a second person. */
@ApplicationScoped
public class HandoverDesk {

    /** The report that now stands, and whether it was there before. */
    public record Result(Handover handover, boolean created) {}

    private final Deliveries deliveries;
    private final DeliveryRows rows;
    private final Handovers handovers;
    private final Notices notices;
    private final Herald herald;
    private final BusinessClock clock;

    HandoverDesk(
            Deliveries deliveries,
            DeliveryRows rows,
            Handovers handovers,
            Notices notices,
            Herald herald,
            BusinessClock clock) {
        this.deliveries = deliveries;
        this.rows = rows;
        this.handovers = handovers;
        this.notices = notices;
        this.herald = herald;
        this.clock = clock;
    }

    /** Takes down that the notice of any of the party's deliveries was handed over; the same report again is the first. */
    @Transactional
    public Result takeDown(UUID deliveryId, UUID id, Handed said, Person reporter, String digest) {
        Delivery any = deliveries.findByIdOptional(deliveryId).orElseThrow(() -> Refusal.notFound("The delivery"));
        rows.add(List.of(Delivery.byHand(any.noticeId(), any.party(), any.releasedAt())));
        // locked, so that reports and confirmations come one after the other
        Delivery byHand = deliveries.locked(
                Delivery.byHand(any.noticeId(), any.party(), any.releasedAt()).id());
        var known = handovers.findByIdOptional(id);
        if (known.isPresent()) {
            Repeatable.check(known.get().digest(), digest);
            return new Result(known.get(), false);
        }
        var handover = new Handover(id, byHand, said, reporter, digest, clock.instant());
        handovers.persist(handover);
        return new Result(handover, true);
    }

    /** A second person confirms; from now on the notice is served. */
    @Transactional
    public Handover confirm(UUID deliveryId, UUID id, String ownParty, Person second) {
        Handover handover = handovers.findByIdOptional(id).orElseThrow(() -> Refusal.notFound("The report"));
        Delivery delivery = deliveries.locked(handover.delivery().id());
        deliveries
                .findByIdOptional(deliveryId)
                .filter(named -> named.noticeId().equals(delivery.noticeId())
                        && named.party().equals(delivery.party()))
                .orElseThrow(() -> Refusal.notFound("The report"));
        if (ownParty != null && !ownParty.equals(delivery.party())) {
            throw Refusal.notAllowed("not-your-party", "Officers confirm what was handed over to their own party");
        }
        handover.confirm(second, clock.instant());
        tell(delivery);
        return handover;
    }

    private void tell(Delivery delivery) {
        Notice notice = notices.released(delivery.noticeId());
        var data = new DeliveryChanged(
                delivery.id(),
                delivery.noticeId(),
                delivery.party(),
                delivery.channel().name(),
                delivery.state().name(),
                delivery.servedAt());
        var tales = List.of(new Herald.Tale(
                DeliveryChanged.TYPE, delivery.id().toString(), notice.agreementId(), 1, notice.drill(), data));
        herald.tell(tales);
        herald.recordAll("delivery-changed", tales);
    }
}
