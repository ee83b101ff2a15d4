package org.trucewatch.verification.casefile;

import java.time.Instant;

import jakarta.persistence.Embeddable;

/** One seat of a panel, and who sits there. */
@Embeddable
public class Seat {

    private String bloc;
    private String heldBy;
    private boolean guarantor;
    private String reviewer;
    private String reviewerName;
    private Instant takenAt;
    private boolean vacated;

    protected Seat() {}

    /** @param heldBy the bloc whose reviewer sits here, which differs where the own bloc is barred */
    public Seat(String bloc, String heldBy, boolean guarantor) {
        this.bloc = bloc;
        this.heldBy = heldBy;
        this.guarantor = guarantor;
    }

    void take(Reviewer by, Instant now) {
        if (reviewer != null) {
            throw CaseProblems.seatTaken(bloc);
        }
        reviewer = by.subject();
        reviewerName = by.name();
        takenAt = now;
        vacated = false;
    }

    void vacate() {
        empty();
        vacated = true;
    }

    /** Another bloc fills it from now on; nobody stepped aside from it. */
    void passTo(String bloc) {
        empty();
        heldBy = bloc;
        vacated = false;
    }

    private void empty() {
        reviewer = null;
        reviewerName = null;
        takenAt = null;
    }

    public String bloc() {
        return bloc;
    }

    public String heldBy() {
        return heldBy;
    }

    /** One of the seats whose agreement makes a finding joint. */
    public boolean isGuarantors() {
        return guarantor;
    }

    /** Its own bloc gives an account, not a vote: the accused force is its own or its ally's. */
    public boolean isBarred() {
        return !bloc.equals(heldBy);
    }

    public boolean isTakenBy(String subject) {
        return subject.equals(reviewer);
    }

    public boolean isVacated() {
        return vacated;
    }

    public String reviewerName() {
        return reviewerName;
    }
}
