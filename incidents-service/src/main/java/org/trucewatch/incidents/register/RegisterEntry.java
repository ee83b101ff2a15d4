package org.trucewatch.incidents.register;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.trucewatch.kit.time.Ids;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** One revision of an entry of a register, as it was posted; an actor's with the acceptance that counts. */
@Entity
public class RegisterEntry {

    @Id
    private UUID id;

    private String agreementId;
    private String register;
    private String entryId;
    private int number;
    private Instant holdsFrom;
    private String reason;
    private String digest;

    @JdbcTypeCode(SqlTypes.JSON)
    private String content;

    private String enteredBy;
    private Instant enteredAt;

    protected RegisterEntry() {}

    /**
     * What is entered, and by whom.
     *
     * @param digest of the body
     * @param turns when, by what it says itself, it begins and ceases to hold
     */
    public record Entering(
            String agreementId,
            Register register,
            String entryId,
            String digest,
            String content,
            List<Instant> turns,
            String by) {

        UUID id() {
            return Ids.named("register", agreementId, register.title(), entryId);
        }
    }

    /** What is entered instead of what was there, from when and why. */
    public record Revising(UUID id, Entering instead, Instant from, String reason) {}

    static RegisterEntry first(Entering entering, Instant now) {
        return of(entering.id(), 1, entering, now);
    }

    static RegisterEntry revised(int number, Revising revising, Instant now) {
        var entry = of(revising.id(), number, revising.instead(), now);
        entry.holdsFrom = revising.from();
        entry.reason = revising.reason();
        return entry;
    }

    private static RegisterEntry of(UUID id, int number, Entering entering, Instant now) {
        var entry = new RegisterEntry();
        entry.id = id;
        entry.number = number;
        entry.agreementId = entering.agreementId();
        entry.register = entering.register().title();
        entry.entryId = entering.entryId();
        entry.digest = entering.digest();
        entry.content = entering.content();
        entry.enteredBy = entering.by();
        entry.enteredAt = now;
        return entry;
    }

    /** Whether what is entered is a revision of the same entry. */
    boolean isOf(Entering entering) {
        return agreementId.equals(entering.agreementId())
                && register.equals(entering.register().title())
                && entryId.equals(entering.entryId());
    }

    public UUID id() {
        return id;
    }

    /** Of the revision, from 1. */
    public int number() {
        return number;
    }

    /** From when it holds, until another does; null from ever. */
    public Instant holdsFrom() {
        return holdsFrom;
    }

    /** Why it was revised; null for the first. */
    public String reason() {
        return reason;
    }

    public String enteredBy() {
        return enteredBy;
    }

    public Instant enteredAt() {
        return enteredAt;
    }

    public String entryId() {
        return entryId;
    }

    public String digest() {
        return digest;
    }

    public String content() {
        return content;
    }
}
