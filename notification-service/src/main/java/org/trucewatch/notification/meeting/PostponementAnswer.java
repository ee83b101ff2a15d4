package org.trucewatch.notification.meeting;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;

/** What one party answers to a request to move a meeting. */
@Entity
public class PostponementAnswer {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "postponement_id")
    private Postponement postponement;

    private int number;
    private String party;
    private Instant startAt;
    private String reason;
    private Instant at;
    private String person;
    private String digest;

    protected PostponementAnswer() {}

    PostponementAnswer(
            UUID id,
            Postponement postponement,
            int number,
            String party,
            Instant start,
            String reason,
            String person,
            String digest,
            Instant at) {
        this.id = id;
        this.postponement = postponement;
        this.number = number;
        this.party = party;
        this.startAt = start;
        this.reason = reason;
        this.person = person;
        this.digest = digest;
        this.at = at;
    }

    public UUID id() {
        return id;
    }

    public String party() {
        return party;
    }

    /** The time that is accepted; null for a refusal. */
    public Instant start() {
        return startAt;
    }

    public String reason() {
        return reason;
    }

    public Instant at() {
        return at;
    }

    public String person() {
        return person;
    }

    public String digest() {
        return digest;
    }
}
