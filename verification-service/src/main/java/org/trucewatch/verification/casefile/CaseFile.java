package org.trucewatch.verification.casefile;

import org.trucewatch.verification.agreement.Governing;
import org.trucewatch.verification.incident.Alleged;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The review of one admitted incident. */
@Entity
@Table(name = "case_file")
public class CaseFile {

    @Id
    private UUID id;

    private UUID incidentId;
    private String agreementId;
    private int agreementVersion;

    @Embedded
    private Matter matter;

    @Enumerated(EnumType.STRING)
    private CaseStatus status;

    private long revision;
    private Instant openedAt;
    private Instant longStopAt;

    @Embedded
    private AccountRequest request;

    private boolean silent;
    private Instant reviewFrom;
    private Instant decidedAt;
    private Instant releaseAt;

    @Embedded
    private Panel panel;

    protected CaseFile() {}

    /**
     * Opens a case.
     *
     * @param request when the accused party is asked; null where nobody is, and then the review begins at once
     */
    public static CaseFile open(UUID id, Governing rules, Alleged incident, AccountRequest request, Instant now) {
        var file = new CaseFile();
        file.id = id;
        file.incidentId = incident.id();
        file.agreementId = rules.agreementId();
        file.agreementVersion = rules.version();
        file.matter = Matter.of(incident, rules.terms());
        file.panel = Panel.of(rules.terms(), incident.actor());
        file.request = request;
        file.status = request == null ? CaseStatus.IN_REVIEW : CaseStatus.AWAITING_REPLY;
        file.reviewFrom = request == null ? now : null;
        file.revision = 1;
        file.openedAt = now;
        file.longStopAt = now.plus(rules.terms().rules().panel().longStop());
        return file;
    }

    /**
     * The accused says something. Its first word begins the review; a later one is taken too, until the finding is
     * released.
     *
     * @return whether the review begins with it
     */
    public boolean hearAccount(String party, Instant now) {
        requireAsked(party);
        if (isReleased(now)) {
            throw CaseProblems.alreadyDecided();
        }
        if (status != CaseStatus.AWAITING_REPLY) {
            return false;
        }
        beginReview(now);
        return true;
    }

    /** The one extension of the accused party's clock. */
    public void extend(String party, Duration by, String reason, Instant now) {
        requireAsked(party);
        if (status != CaseStatus.AWAITING_REPLY || request.isPastAt(now)) {
            throw CaseProblems.notAwaitingReply();
        }
        request = request.extendedBy(by, reason, now);
        revision++;
    }

    /** The deadline passed: silence is recorded as silence, and the review begins. False when it has not passed. */
    public boolean hearSilence(Instant now) {
        if (status != CaseStatus.AWAITING_REPLY || !request.isPastAt(now)) {
            return false;
        }
        silent = true;
        beginReview(now);
        return true;
    }

    private void beginReview(Instant now) {
        status = CaseStatus.IN_REVIEW;
        reviewFrom = now;
        revision++;
    }

    private void requireAsked(String party) {
        if (!wasAsked() || !party.equals(matter.answerableParty())) {
            throw CaseProblems.notTheAccused();
        }
    }

    /**
     * A reviewer takes the seat of a bloc, or has it already. Whether somebody else sits there is told before how far
     * the case has come: a refusal must not tell a decision that is not released.
     */
    public Seat seat(String bloc, Reviewer reviewer, Instant now) {
        boolean satBefore = panel.seatOf(reviewer.subject()).isPresent();
        Seat seat = panel.take(bloc, reviewer, now);
        if (!satBefore && isRevealed()) {
            throw CaseProblems.notInReview();
        }
        return seat;
    }

    /** Steps aside, for good. The seat is then for another reviewer of the same bloc. */
    public void recuse(Reviewer reviewer, String reason, Instant now) {
        if (isRevealed() && panel.seatOf(reviewer.subject()).isPresent()) {
            throw CaseProblems.revealed();
        }
        panel.recuse(reviewer, reason, now);
    }

    public void requireInReview() {
        if (status != CaseStatus.IN_REVIEW) {
            throw CaseProblems.notInReview();
        }
    }

    /** The panel has decided. Until the release nobody else is told, so the revision stays. */
    public void decide(Instant now, Instant release) {
        requireInReview();
        status = CaseStatus.DECIDED;
        decidedAt = now;
        releaseAt = release;
    }

    /** The finding is out: what the case tells everybody changes only now. */
    public void release() {
        revision++;
    }

    /** Until the release everybody outside the panel sees a review that goes on. */
    public CaseStatus statusFor(boolean ofPanel, Instant now) {
        return status == CaseStatus.DECIDED && !ofPanel && !isReleased(now) ? CaseStatus.IN_REVIEW : status;
    }

    public boolean isReleased(Instant now) {
        return releaseAt != null && !now.isBefore(releaseAt);
    }

    /** The opinions are open to the panel. */
    public boolean isRevealed() {
        return decidedAt != null;
    }

    public boolean wasAsked() {
        return request != null;
    }

    /** The party that was asked for an account; null where nobody is, as in sensitive matters. */
    public String accusedParty() {
        return wasAsked() ? matter.answerableParty() : null;
    }

    public Optional<AccountRequest> request() {
        return Optional.ofNullable(request);
    }

    public UUID id() {
        return id;
    }

    public UUID incidentId() {
        return incidentId;
    }

    public String agreementId() {
        return agreementId;
    }

    public int agreementVersion() {
        return agreementVersion;
    }

    public Matter matter() {
        return matter;
    }

    public CaseStatus status() {
        return status;
    }

    public long revision() {
        return revision;
    }

    public Instant openedAt() {
        return openedAt;
    }

    public Instant longStopAt() {
        return longStopAt;
    }

    public boolean isSilent() {
        return silent;
    }

    public Instant reviewFrom() {
        return reviewFrom;
    }

    public Instant releaseAt() {
        return releaseAt;
    }

    public Panel panel() {
        return panel;
    }
}
