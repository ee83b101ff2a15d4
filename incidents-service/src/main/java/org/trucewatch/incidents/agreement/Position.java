package org.trucewatch.incidents.agreement;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** What one guarantor said to one version. Never edited: a change of mind is another position. */
@Entity
@Table(name = "version_position")
public class Position {

    @Id
    private UUID id;

    @ManyToOne(optional = false)
    private AgreementVersion version;

    private String party;

    @Enumerated(EnumType.STRING)
    private Stance stance;

    private String digest;
    private Integer counter;
    private String reasons;
    private String takenBy;
    private Instant takenAt;

    protected Position() {}

    static Position of(AgreementVersion version, UUID id, Taken taken, Instant now) {
        var position = new Position();
        position.id = id;
        position.version = version;
        position.party = taken.party();
        position.stance = taken.stance();
        position.digest = version.digest();
        position.counter = taken.counter();
        position.reasons = taken.reasons();
        position.takenBy = taken.by();
        position.takenAt = now;
        return position;
    }

    /** What an officer says in its party's name. */
    public record Taken(String party, Stance stance, Integer counter, String reasons, String by) {}

    boolean says(Taken taken) {
        return stance == taken.stance()
                && Objects.equals(counter, taken.counter())
                && Objects.equals(reasons, taken.reasons());
    }

    public String party() {
        return party;
    }

    public Stance stance() {
        return stance;
    }

    public String digest() {
        return digest;
    }

    public Integer counter() {
        return counter;
    }

    public String reasons() {
        return reasons;
    }

    public String takenBy() {
        return takenBy;
    }

    public Instant takenAt() {
        return takenAt;
    }
}
