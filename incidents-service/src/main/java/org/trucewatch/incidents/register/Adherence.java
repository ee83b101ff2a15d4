package org.trucewatch.incidents.register;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** That an actor accepted the agreement from a time on, as it was deposited with a guarantor. */
@Entity
public class Adherence {

    @Id
    private UUID id;

    private String agreementId;
    private String actorId;
    private String startsAt;
    private String depositedWith;
    private String digest;
    private String enteredBy;
    private Instant enteredAt;

    protected Adherence() {}

    /** What is entered, and by whom. @param from RFC 3339, as it was sent */
    public record Deposit(
            UUID id, String agreementId, String actorId, String from, String depositedWith, String digest, String by) {}

    static Adherence of(Deposit deposit, Instant now) {
        var adherence = new Adherence();
        adherence.id = deposit.id();
        adherence.agreementId = deposit.agreementId();
        adherence.actorId = deposit.actorId();
        adherence.startsAt = deposit.from();
        adherence.depositedWith = deposit.depositedWith();
        adherence.digest = deposit.digest();
        adherence.enteredBy = deposit.by();
        adherence.enteredAt = now;
        return adherence;
    }

    /** Whether the deposit is of the same actor of the same agreement. */
    boolean isOf(Deposit deposit) {
        return agreementId.equals(deposit.agreementId()) && actorId.equals(deposit.actorId());
    }

    public UUID id() {
        return id;
    }

    public String actorId() {
        return actorId;
    }

    /** The time with the offset in which it was sent. */
    public String startsAt() {
        return startsAt;
    }

    public String depositedWith() {
        return depositedWith;
    }

    public String digest() {
        return digest;
    }

    public String enteredBy() {
        return enteredBy;
    }

    public Instant enteredAt() {
        return enteredAt;
    }
}
