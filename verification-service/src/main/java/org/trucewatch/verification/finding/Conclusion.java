package org.trucewatch.verification.finding;

import org.trucewatch.verification.assessment.Opinion;
import org.trucewatch.verification.casefile.Seat;

import java.util.List;
import java.util.Map;

/**
 * What follows from the opinions of a panel.
 *
 * @param rulings of the guarantors' seats, in the order of the seats
 * @param neutral of the seat that is no guarantor's, or null
 * @param absentBlocs who should have given an opinion and did not
 */
public record Conclusion(Outcome outcome, List<BlocRuling> rulings, BlocRuling neutral, List<String> absentBlocs) {

    /** Of a panel that is complete: joint when the guarantors' seats agree. */
    public static Conclusion of(List<Seat> seats, Map<String, Opinion> opinions) {
        return conclude(agreed(seats, opinions), seats, opinions);
    }

    /**
     * At the long stop. A seat that stands empty after a recusal lapses, and the emergency quorum may decide without
     * it, but not without a guarantor's; otherwise nothing is decided and the absent are named.
     */
    public static Conclusion atLongStop(List<Seat> seats, Map<String, Opinion> opinions, int emergencyQuorum) {
        boolean lapsedOnly = seats.stream()
                .filter(seat -> !opinions.containsKey(seat.bloc()))
                .allMatch(seat -> seat.isVacated() && !seat.isGuarantors());
        boolean decided = lapsedOnly && opinions.size() >= emergencyQuorum;
        return conclude(decided ? agreed(seats, opinions) : Outcome.NOT_DECIDED, seats, opinions);
    }

    private static Outcome agreed(List<Seat> seats, Map<String, Opinion> opinions) {
        var guarantors = seats.stream()
                .filter(Seat::isGuarantors)
                .map(seat -> opinions.get(seat.bloc()))
                .toList();
        boolean all = guarantors.stream().allMatch(one -> guarantors.stream().allMatch(one::agreesWith));
        return all ? Outcome.JOINT : Outcome.CONTESTED;
    }

    private static Conclusion conclude(Outcome outcome, List<Seat> seats, Map<String, Opinion> opinions) {
        var given =
                seats.stream().filter(seat -> opinions.containsKey(seat.bloc())).toList();
        return new Conclusion(
                outcome,
                given.stream()
                        .filter(Seat::isGuarantors)
                        .map(seat -> ruling(seat, opinions))
                        .toList(),
                given.stream()
                        .filter(seat -> !seat.isGuarantors())
                        .findFirst()
                        .map(seat -> ruling(seat, opinions))
                        .orElse(null),
                seats.stream()
                        .filter(seat -> !opinions.containsKey(seat.bloc()))
                        .map(Seat::heldBy)
                        .distinct()
                        .toList());
    }

    private static BlocRuling ruling(Seat seat, Map<String, Opinion> opinions) {
        return BlocRuling.of(seat.bloc(), seat.heldBy(), opinions.get(seat.bloc()));
    }
}
