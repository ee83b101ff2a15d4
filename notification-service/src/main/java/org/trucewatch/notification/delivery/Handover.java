package org.trucewatch.notification.delivery;

import org.trucewatch.kit.problems.Refusal;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;

/** That somebody handed a notice over to a party. It is service once a second person confirms it. */
@Entity
public class Handover {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "delivery_id")
    private Delivery delivery;

    private Instant servedAt;
    private String place;
    private String receivedBy;
    private String reporter;
    private String reportedBy;
    private Instant reportedAt;
    private String confirmedBy;
    private Instant confirmedAt;
    private String digest;

    protected Handover() {}

    /** @throws Refusal 409 when the notice is served by hand already, 422 for a time at which it could not have been */
    public Handover(UUID id, Delivery delivery, Handed said, Person reporter, String digest, Instant now) {
        refuseWhenServed(delivery);
        if (said.servedAt().isAfter(now) || said.servedAt().isBefore(delivery.releasedAt())) {
            throw Refusal.invalid("#/servedAt", "must be between the notice's release and now");
        }
        this.id = id;
        this.delivery = delivery;
        this.servedAt = said.servedAt();
        this.place = said.place();
        this.receivedBy = said.receivedBy();
        this.reporter = reporter.subject();
        this.reportedBy = reporter.name();
        this.reportedAt = now;
        this.digest = digest;
    }

    /** Another person stands by it: from now on the notice counts as served then. */
    public void confirm(Person second, Instant now) {
        if (second.subject().equals(reporter)) {
            throw Refusal.notAllowed(
                    "second-person", "Whoever reports that a notice was handed over cannot confirm it");
        }
        refuseWhenServed(delivery);
        confirmedBy = second.name();
        confirmedAt = now;
        delivery.servedByHand(servedAt);
    }

    private static void refuseWhenServed(Delivery delivery) {
        if (delivery.state() == DeliveryState.SERVED) {
            throw Refusal.conflict("already-served", "The notice has been served by hand and that was confirmed");
        }
    }

    public UUID id() {
        return id;
    }

    public Delivery delivery() {
        return delivery;
    }

    public Instant servedAt() {
        return servedAt;
    }

    public String place() {
        return place;
    }

    public String receivedBy() {
        return receivedBy;
    }

    public String reportedBy() {
        return reportedBy;
    }

    public Instant reportedAt() {
        return reportedAt;
    }

    public String confirmedBy() {
        return confirmedBy;
    }

    public Instant confirmedAt() {
        return confirmedAt;
    }

    public String digest() {
        return digest;
    }
}
