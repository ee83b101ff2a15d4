package org.trucewatch.incidents.tally;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A count that somebody published for a period and a place. Competing tallies stand beside each other. */
@Entity
public class Tally {

    @Id
    private UUID id;

    private String agreementId;
    private String agency;
    private boolean drill;

    @JdbcTypeCode(SqlTypes.JSON)
    private String content;

    private String digest;
    private Instant receivedAt;

    protected Tally() {}

    /** What an agency sends, as it was sent. */
    public record Sent(UUID id, String agreementId, boolean drill, String content, String digest) {}

    static Tally of(Sent sent, String agency, Instant now) {
        var tally = new Tally();
        tally.id = sent.id();
        tally.agreementId = sent.agreementId();
        tally.agency = agency;
        tally.drill = sent.drill();
        tally.content = sent.content();
        tally.digest = sent.digest();
        tally.receivedAt = now;
        return tally;
    }

    public UUID id() {
        return id;
    }

    public String agreementId() {
        return agreementId;
    }

    public String agency() {
        return agency;
    }

    public boolean isDrill() {
        return drill;
    }

    public String content() {
        return content;
    }

    public String digest() {
        return digest;
    }

    public Instant receivedAt() {
        return receivedAt;
    }
}
