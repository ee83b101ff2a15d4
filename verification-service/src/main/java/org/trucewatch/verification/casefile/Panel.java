package org.trucewatch.verification.casefile;

import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.trucewatch.verification.agreement.Actor;
import org.trucewatch.verification.agreement.Terms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
    @Fetch(FetchMode.SUBSELECT) // lists ask every case who sits there
    private List<Seat> seats = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "recusal", joinColumns = @JoinColumn(name = "case_id"))
    private Set<Recusal> recusals = new HashSet<>();

    protected Panel() {}

    /** The seats of the agreement; where a bloc's own or allied force is accused the neutral bloc fills its seat. */
    static Panel of(Terms terms, Collection<Actor> accused) {
        var panel = new Panel();
        for (String bloc : terms.rules().panel().seats()) {
            panel.seats.add(new Seat(
                    bloc, holder(terms, bloc, accused), terms.guarantors().contains(bloc)));
        }
        return panel;
    }

    /** The blocs whose seats change hands because others are accused now. */
    List<String> reseat(Terms terms, Collection<Actor> accused) {
        var changed = new ArrayList<String>();
        for (Seat seat : seats) {
            var holder = holder(terms, seat.bloc(), accused);
            if (!holder.equals(seat.heldBy())) {
                seat.passTo(holder);
                changed.add(seat.bloc());
            }
        }
        return changed;
    }

    private static String holder(Terms terms, String bloc, Collection<Actor> accused) {
        boolean barred = !terms.isNeutral(bloc) && accused.stream().anyMatch(one -> isOwnOrAlly(terms, bloc, one));
        return barred ? terms.neutral() : bloc;
    }

    private static boolean isOwnOrAlly(Terms terms, String bloc, Actor accused) {
        return accused.isAlliedTo(bloc)
                || terms.blocs().stream()
                        .anyMatch(one -> one.id().equals(bloc) && one.party().equals(accused.party()));
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
