package org.trucewatch.incidents.review;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** One adjudicator's request to join two incidents that both have a case; another one has to agree. */
@Entity
class PendingJoin {

    @Id
    private UUID id;

    private UUID incidentId;
    private UUID otherId;
    private String askedBy;
    private String askedByParty;
    private Instant askedAt;
    private String reason;
    private String settledBy;
    private Instant settledAt;

    protected PendingJoin() {}

    static PendingJoin asked(UUID id, UUID incidentId, UUID otherId, Adjudicator by, String reason, Instant now) {
        var join = new PendingJoin();
        join.id = id;
        join.incidentId = incidentId;
        join.otherId = otherId;
        join.askedBy = by.name();
        join.askedByParty = by.party();
        join.askedAt = now;
        join.reason = reason;
        return join;
    }

    /** Only somebody else, of another bloc, can agree to it. */
    boolean canBeSecondedBy(Adjudicator adjudicator) {
        return !askedBy.equals(adjudicator.name()) && !Objects.equals(askedByParty, adjudicator.party());
    }

    void settle(Adjudicator adjudicator, Instant now) {
        settledBy = adjudicator.name();
        settledAt = now;
    }
}
