package org.trucewatch.verification.finding;

import org.junit.jupiter.api.Test;
import org.trucewatch.verification.assessment.Confidence;
import org.trucewatch.verification.assessment.Likelihood;
import org.trucewatch.verification.assessment.Opinion;
import org.trucewatch.verification.assessment.Ruling;
import org.trucewatch.verification.casefile.Seat;
import org.trucewatch.verification.casefile.SeatsForTests;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class ConclusionTest {

    private static final List<Seat> SEATS =
            List.of(new Seat("US", "US", true), new Seat("RU", "RU", true), new Seat("UN", "UN", false));

    private static Opinion opinion(Ruling ruling, String actor, String... commitments) {
        return new Opinion(
                ruling, List.of(commitments), actor, Likelihood.LIKELY, Confidence.MODERATE, "reasons", List.of());
    }

    private static final Opinion NONE = opinion(Ruling.NO_VIOLATION, null);

    @Test
    void sameRulingIsJointWhateverTheNeutralBlocHolds() {
        var conclusion =
                Conclusion.of(SEATS, Map.of("US", NONE, "RU", NONE, "UN", opinion(Ruling.VIOLATION, "a", "x")));

        assertThat(conclusion.outcome()).isEqualTo(Outcome.JOINT);
        assertThat(conclusion.neutral().ruling()).isEqualTo(Ruling.VIOLATION);
        assertThat(conclusion.rulings()).extracting(BlocRuling::bloc).containsExactly("US", "RU");
    }

    @Test
    void aViolationIsJointOnlyOfTheSameActorAndACommonCommitment() {
        var one = opinion(Ruling.VIOLATION, "a", "x", "y");

        assertThat(outcome(one, opinion(Ruling.VIOLATION, "a", "y"))).isEqualTo(Outcome.JOINT);
        assertThat(outcome(one, opinion(Ruling.VIOLATION, "b", "y"))).isEqualTo(Outcome.CONTESTED);
        assertThat(outcome(one, opinion(Ruling.VIOLATION, "a", "z"))).isEqualTo(Outcome.CONTESTED);
        assertThat(outcome(one, opinion(Ruling.UNATTRIBUTED, "a", "x"))).isEqualTo(Outcome.CONTESTED);
    }

    private static Outcome outcome(Opinion us, Opinion ru) {
        return Conclusion.of(SEATS, Map.of("US", us, "RU", ru, "UN", NONE)).outcome();
    }

    @Test
    void atTheLongStopTheAbsentAreNamedAndNothingIsDecided() {
        var conclusion = Conclusion.atLongStop(SEATS, Map.of("US", NONE, "RU", NONE), 2);

        assertThat(conclusion.outcome()).isEqualTo(Outcome.NOT_DECIDED);
        assertThat(conclusion.absentBlocs()).containsExactly("UN");
        assertThat(conclusion.rulings()).hasSize(2);
        assertThat(conclusion.neutral()).isNull();
    }

    @Test
    void aSeatLeftEmptyByARecusalLapsesToTheEmergencyQuorum() {
        var recused = List.of(SEATS.get(0), SEATS.get(1), SeatsForTests.vacated("UN", false));

        var conclusion = Conclusion.atLongStop(recused, Map.of("US", NONE, "RU", NONE), 2);

        assertThat(conclusion.outcome()).isEqualTo(Outcome.JOINT);
        assertThat(conclusion.absentBlocs()).containsExactly("UN");
        assertThat(Conclusion.atLongStop(recused, Map.of("US", NONE), 2).outcome())
                .isEqualTo(Outcome.NOT_DECIDED);
    }

    @Test
    void nothingIsDecidedWithoutAGuarantor() {
        var recused = List.of(SEATS.get(0), SeatsForTests.vacated("RU", true), SEATS.get(2));

        assertThat(Conclusion.atLongStop(recused, Map.of("US", NONE, "UN", NONE), 2)
                        .outcome())
                .isEqualTo(Outcome.NOT_DECIDED);
    }

    @Test
    void whoShouldHaveFilledABarredSeatIsTheOneAbsent() {
        var barred = List.of(SEATS.get(0), new Seat("RU", "UN", true), SEATS.get(2));

        assertThat(Conclusion.atLongStop(barred, Map.of("US", NONE), 2).absentBlocs())
                .containsExactly("UN");
    }
}
