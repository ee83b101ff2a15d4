package org.trucewatch.incidents.register;

import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.problems.Repeatable;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;

/** What an officer says of an entry of a register, and may take back. It is never removed. */
@MappedSuperclass
public abstract class Saying {

    @Id
    private UUID id;

    private String agreementId;
    private String party;
    private String reason;
    private String digest;
    private String madeBy;
    private Instant madeAt;
    private String withdrawnBy;
    private Instant withdrawnAt;
    private String withdrawnReason;

    protected Saying() {}

    /** What is said for, or to, which party, why and by whom. @param digest of the body */
    public record Words(UUID id, String agreementId, String party, String reason, String digest, String by) {}

    Saying(Words words, Instant now) {
        id = words.id();
        agreementId = words.agreementId();
        party = words.party();
        reason = words.reason();
        digest = words.digest();
        madeBy = words.by();
        madeAt = now;
    }

    /** @throws Refusal 409 unless the same is said again of the same thing */
    void check(Words words, boolean isOfTheSame) {
        if (!isOfTheSame || !agreementId.equals(words.agreementId())) {
            throw Refusal.conflict("different-content", "This id is taken by other content");
        }
        Repeatable.check(digest, words.digest());
    }

    /** Whether that is new. */
    boolean withdraw(String by, String why, Instant now) {
        if (withdrawnAt != null) {
            return false;
        }
        withdrawnBy = by;
        withdrawnAt = now;
        withdrawnReason = why;
        return true;
    }

    public UUID id() {
        return id;
    }

    public String agreementId() {
        return agreementId;
    }

    public String party() {
        return party;
    }

    public String reason() {
        return reason;
    }

    public String madeBy() {
        return madeBy;
    }

    public Instant madeAt() {
        return madeAt;
    }

    /** Empty while it stands. */
    public Optional<Withdrawal> withdrawal() {
        return Optional.ofNullable(withdrawnAt).map(at -> new Withdrawal(withdrawnBy, at, withdrawnReason));
    }
}
