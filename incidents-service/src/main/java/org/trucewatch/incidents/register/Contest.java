package org.trucewatch.incidents.register;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** That a party contests an entry of a register. The entry keeps its effect, and shows it. */
@Entity
public class Contest {

    @Id
    private UUID id;

    private String agreementId;
    private String register;
    private String entryId;
    private String party;
    private String reason;
    private String digest;
    private String madeBy;
    private Instant madeAt;

    @Embedded
    private Withdrawal withdrawal;

    protected Contest() {}

    /** What is contested, for which party, and by whom. @param digest of the body */
    public record Made(
            UUID id,
            String agreementId,
            Register register,
            String entryId,
            String party,
            String reason,
            String digest,
            String by) {}

    static Contest of(Made made, Instant now) {
        var contest = new Contest();
        contest.id = made.id();
        contest.agreementId = made.agreementId();
        contest.register = made.register().title();
        contest.entryId = made.entryId();
        contest.party = made.party();
        contest.reason = made.reason();
        contest.digest = made.digest();
        contest.madeBy = made.by();
        contest.madeAt = now;
        return contest;
    }

    /** Whether the same party contests the same entry. */
    boolean isOf(Made made) {
        return agreementId.equals(made.agreementId())
                && isOf(made.register(), made.entryId())
                && party.equals(made.party());
    }

    public boolean isOf(Register of, String entry) {
        return register.equals(of.title()) && entryId.equals(entry);
    }

    /** Whether that is new. */
    boolean withdraw(String by, String why, Instant now) {
        if (withdrawal != null) {
            return false;
        }
        withdrawal = Withdrawal.of(by, why, now);
        return true;
    }

    public UUID id() {
        return id;
    }

    public String agreementId() {
        return agreementId;
    }

    public String entryId() {
        return entryId;
    }

    public String party() {
        return party;
    }

    public String reason() {
        return reason;
    }

    String digest() {
        return digest;
    }

    public String madeBy() {
        return madeBy;
    }

    public Instant madeAt() {
        return madeAt;
    }

    /** Empty while it stands. */
    public Optional<Withdrawal> withdrawal() {
        return Optional.ofNullable(withdrawal);
    }
}
