package org.trucewatch.incidents.register;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.trucewatch.kit.time.Ids;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** One entry of a register, as it was posted; an actor's with the acceptance that counts. */
@Entity
public class RegisterEntry {

    @Id
    private UUID id;

    private String agreementId;
    private String register;
    private String entryId;
    private String digest;

    @JdbcTypeCode(SqlTypes.JSON)
    private String content;

    private String enteredBy;
    private Instant enteredAt;

    protected RegisterEntry() {}

    /** What is entered, and by whom. */
    public record Entering(
            String agreementId, Register register, String entryId, String digest, String content, String by) {

        UUID id() {
            return Ids.named("register", agreementId, register.title(), entryId);
        }
    }

    static RegisterEntry of(Entering entering, Instant now) {
        var entry = new RegisterEntry();
        entry.id = entering.id();
        entry.agreementId = entering.agreementId();
        entry.register = entering.register().title();
        entry.entryId = entering.entryId();
        entry.digest = entering.digest();
        entry.content = entering.content();
        entry.enteredBy = entering.by();
        entry.enteredAt = now;
        return entry;
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
