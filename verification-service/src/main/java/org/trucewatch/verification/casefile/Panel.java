package org.trucewatch.verification.casefile;

import org.trucewatch.verification.agreement.Terms;
import org.trucewatch.verification.incident.Alleged;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;

/** Who decides a case, and who stepped aside from it. */
@Embeddable
public class Panel {

    @ElementCollection
    @CollectionTable(name = "seat", joinColumns = @JoinColumn(name = "case_id"))
    @OrderColumn(name = "position")
    private List<Seat> seats = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "recusal", joinColumns = @JoinColumn(name = "case_id"))
    private Set<Recusal> recusals = new HashSet<>();

    protected Panel() {}

    /** The seats of the agreement; where a bloc's own or allied force is accused the neutral bloc fills its seat. */
    static Panel of(Terms terms, Alleged.Actor accused) {
        var panel = new Panel();
        for (String bloc : terms.rules().panel().seats()) {
            var heldBy = isBarred(terms, bloc, accused) ? terms.neutral() : bloc;
            panel.seats.add(new Seat(bloc, heldBy, terms.guarantors().contains(bloc)));
        }
        return panel;
    }

    private static boolean isBarred(Terms terms, String bloc, Alleged.Actor accused) {
        if (accused == null || !accused.known() || terms.isNeutral(bloc)) {
            return false;
        }
        boolean own = terms.blocs().stream()
                .anyMatch(one -> one.id().equals(bloc) && one.party().equals(accused.party()));
        return own || accused.isAlliedTo(bloc);
    }

    Seat take(String bloc, Reviewer reviewer, Instant now) {
        Seat seat = seats.stream()
                .filter(one -> one.bloc().equals(bloc))
                .findFirst()
                .orElseThrow(() -> CaseProblems.noSuchSeat(bloc));
        if (!seat.heldBy().equals(reviewer.bloc())) {
            throw bloc.equals(reviewer.bloc()) ? CaseProblems.barred(bloc) : CaseProblems.notYourSeat(bloc);
        }
        if (hasRecused(reviewer)) {
            throw CaseProblems.recused();
        }
        if (!seat.isTakenBy(reviewer.subject())) {
            if (seatOf(reviewer.subject()).isPresent()) {
                throw CaseProblems.oneSeatEach();
            }
            seat.take(reviewer, now);
        }
        return seat;
    }

    void recuse(Reviewer reviewer, String reason, Instant now) {
        if (hasRecused(reviewer)) {
            throw CaseProblems.recused();
        }
        recusals.add(new Recusal(reviewer.subject(), reviewer.name(), reviewer.bloc(), reason, now));
        seatOf(reviewer.subject()).ifPresent(Seat::vacate);
    }

    private boolean hasRecused(Reviewer reviewer) {
        return recusals.stream().anyMatch(one -> one.reviewer().equals(reviewer.subject()));
    }

    public Optional<Seat> seatOf(String subject) {
        return seats.stream().filter(seat -> seat.isTakenBy(subject)).findFirst();
    }

    public List<Seat> seats() {
        return List.copyOf(seats);
    }

    /** Whether a bloc gives an account here, not a vote. */
    public boolean bars(String bloc) {
        return seats.stream().anyMatch(seat -> seat.bloc().equals(bloc) && seat.isBarred());
    }
}
