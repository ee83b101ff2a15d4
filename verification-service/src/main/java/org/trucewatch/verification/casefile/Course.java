package org.trucewatch.verification.casefile;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** How far a review has come, and how long it may still take. */
@Embeddable
public class Course {

    @Enumerated(EnumType.STRING)
    private CaseStatus status = CaseStatus.OPEN;

    private UUID joinedInto;
    private Instant longStopAt;
    private Instant reviewFrom;
    private Instant decidedAt;
    private Instant releaseAt;

    /** The panel's time counts from here. */
    void start(CaseStatus next, Duration longStop, Instant now) {
        status = next;
        joinedInto = null;
        reviewFrom = next == CaseStatus.IN_REVIEW ? now : null;
        longStopAt = now.plus(longStop);
    }

    void beginReview(Instant now) {
        status = CaseStatus.IN_REVIEW;
        reviewFrom = now;
    }

    void joinInto(UUID incident) {
        status = CaseStatus.JOINED;
        joinedInto = incident;
    }

    void decide(Instant now, Instant release) {
        status = CaseStatus.DECIDED;
        decidedAt = now;
        releaseAt = release;
    }

    /** The panel decides only then. */
    public void requireInReview() {
        refuseIfJoined();
        if (status == CaseStatus.OPEN) {
            throw CaseProblems.consentWithheld();
        }
        if (status != CaseStatus.IN_REVIEW) {
            throw CaseProblems.notInReview();
        }
    }

    void requireUndecided() {
        if (isRevealed()) {
            throw CaseProblems.notInReview();
        }
    }

    void refuseIfJoined() {
        if (joinedInto != null) {
            throw CaseProblems.joined(joinedInto);
        }
    }

    public CaseStatus status() {
        return status;
    }

    boolean is(CaseStatus one) {
        return status == one;
    }

    /** Until the release everybody outside the panel sees a review that goes on. */
    public CaseStatus statusFor(boolean ofPanel, Instant now) {
        return status == CaseStatus.DECIDED && !ofPanel && !isReleased(now) ? CaseStatus.IN_REVIEW : status;
    }

    /** Everybody who knows of the case may know what was found. */
    public boolean isReleased(Instant now) {
        return releaseAt != null && !now.isBefore(releaseAt);
    }

    /** The opinions are open to the panel. */
    public boolean isRevealed() {
        return decidedAt != null;
    }

    /** The incident that took all reports of this case's; null where none did. */
    public UUID joinedInto() {
        return joinedInto;
    }

    public Instant longStopAt() {
        return longStopAt;
    }

    public Instant reviewFrom() {
        return reviewFrom;
    }

    public Instant releaseAt() {
        return releaseAt;
    }
}
