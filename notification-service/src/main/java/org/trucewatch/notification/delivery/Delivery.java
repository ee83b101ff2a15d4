package org.trucewatch.notification.delivery;

import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.Ids;
import org.trucewatch.notification.party.Channel;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

/** One notice to one party over one channel. */
@Entity
public class Delivery {

    @Id
    private UUID id;

    private UUID noticeId;
    private String party;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    private UUID endpointId;

    @Enumerated(EnumType.STRING)
    private DeliveryState state;

    private int attempts;
    private int round = 1;
    private Instant dueAt;
    private Instant leasedUntil = Instant.EPOCH;
    private Instant servedAt;
    private Instant officeHourAt;
    private Instant releasedAt;

    protected Delivery() {}

    private Delivery(UUID noticeId, String party, Channel channel, UUID endpointId, Instant releasedAt) {
        this.id = Ids.named(
                "delivery", noticeId.toString(), party, endpointId == null ? channel.name() : endpointId.toString());
        this.noticeId = noticeId;
        this.party = party;
        this.channel = channel;
        this.endpointId = endpointId;
        this.releasedAt = releasedAt;
    }

    /** The inbox needs no sending: it serves at the given office hour. */
    public static Delivery toInbox(UUID noticeId, String party, Instant servesAt, Instant releasedAt) {
        var delivery = new Delivery(noticeId, party, Channel.INBOX, null, releasedAt);
        delivery.servedAt = servesAt;
        delivery.state = servesAt.isAfter(releasedAt) ? DeliveryState.SENT : DeliveryState.SERVED;
        return delivery;
    }

    public static Delivery to(UUID noticeId, String party, Channel channel, UUID endpointId, Instant releasedAt) {
        var delivery = new Delivery(noticeId, party, channel, endpointId, releasedAt);
        delivery.state = DeliveryState.DUE;
        return delivery;
    }

    /** To be handed over by a person; there is one such delivery for each notice and party. */
    public static Delivery byHand(UUID noticeId, String party, Instant releasedAt) {
        return to(noticeId, party, Channel.BY_HAND, null, releasedAt);
    }

    /** A second person has confirmed that it was handed over then. */
    void servedByHand(Instant at) {
        servedAt = at;
        state = DeliveryState.SERVED;
    }

    /** An officer has taken note, if need be before office hours; that is service at the latest. */
    public void acknowledge(Instant now) {
        if (servedAt == null || servedAt.isAfter(now)) {
            officeHourAt = servedAt;
            servedAt = now;
        }
        state = DeliveryState.ACKNOWLEDGED;
    }

    /** Sends it again under the same id, to the endpoint or the one that took its place; what was served stays served in the record of attempts. */
    public void deliverAgain(UUID toEndpoint, Instant databaseNow) {
        if (endpointId == null) {
            throw Refusal.conflict("nothing-to-send", "It goes to no endpoint; there is nothing to send again");
        }
        if (state == DeliveryState.DUE) {
            throw Refusal.conflict("already-due", "The delivery is already on its way");
        }
        endpointId = toEndpoint;
        state = DeliveryState.DUE;
        round++;
        attempts = 0;
        dueAt = databaseNow;
        leasedUntil = Instant.EPOCH;
    }

    /** The state at an instant: what waits for an office hour is served once that has come. */
    public DeliveryState stateAt(Instant now) {
        return state == DeliveryState.SENT && servedBy(now) ? DeliveryState.SERVED : state;
    }

    public boolean servedBy(Instant now) {
        return servedAt != null && !servedAt.isAfter(now);
    }

    public UUID id() {
        return id;
    }

    public UUID noticeId() {
        return noticeId;
    }

    public String party() {
        return party;
    }

    public Channel channel() {
        return channel;
    }

    public UUID endpointId() {
        return endpointId;
    }

    public DeliveryState state() {
        return state;
    }

    public int attempts() {
        return attempts;
    }

    public int round() {
        return round;
    }

    public Instant dueAt() {
        return dueAt;
    }

    public Instant servedAt() {
        return servedAt;
    }

    /** When an inbox was to serve as it was told at the release, whatever came before that. */
    public Instant toldServedAt() {
        return officeHourAt == null ? servedAt : officeHourAt;
    }

    public Instant releasedAt() {
        return releasedAt;
    }
}
