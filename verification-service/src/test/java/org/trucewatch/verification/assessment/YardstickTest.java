package org.trucewatch.verification.assessment;

import org.junit.jupiter.api.Test;
import org.trucewatch.kit.problems.FieldError;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class YardstickTest {

    private static final UUID REPORT = UUID.randomUUID();

    private final Yardstick yardstick = new Yardstick(
            Map.of("no-attacks", Confidence.MODERATE, "no-territorial-gain", Confidence.HIGH),
            "group"::equals,
            Set.of(REPORT));

    private List<String> faults(Confidence confidence, List<String> commitments, Grade... evidence) {
        var opinion = new Opinion(
                Ruling.VIOLATION, commitments, "group", Likelihood.LIKELY, confidence, "reasons", List.of(evidence));
        return yardstick.faults(opinion).stream().map(FieldError::pointer).toList();
    }

    @Test
    void aViolationNeedsTheConfidenceOfEveryCommitmentItNames() {
        assertThat(faults(Confidence.MODERATE, List.of("no-attacks"))).isEmpty();
        assertThat(faults(Confidence.LOW, List.of("no-attacks"))).containsExactly("#/confidence");
        assertThat(faults(Confidence.MODERATE, List.of("no-attacks", "no-territorial-gain")))
                .containsExactly("#/confidence");
        assertThat(faults(Confidence.HIGH, List.of("no-attacks", "no-territorial-gain")))
                .isEmpty();
    }

    @Test
    void otherRulingsNeedNoThresholdAndNoActor() {
        var doubtful = new Opinion(
                Ruling.UNVERIFIABLE, List.of("no-attacks"), null, null, Confidence.LOW, "reasons", List.of());

        assertThat(yardstick.faults(doubtful)).isEmpty();
    }

    @Test
    void whatCannotBeJudgedCarriesNoViolationAlone() {
        var nothing = new Grade(REPORT, Reliability.F, 6);

        assertThat(nothing.canBeJudged()).isFalse();
        assertThat(faults(Confidence.HIGH, List.of("no-attacks"), nothing)).containsExactly("#/evidence");
        assertThat(faults(Confidence.HIGH, List.of("no-attacks"), new Grade(REPORT, Reliability.F, 2)))
                .isEmpty();
        assertThat(faults(Confidence.HIGH, List.of("no-attacks"), new Grade(REPORT, Reliability.E, 6)))
                .isEmpty();
    }

    @Test
    void theSameEvidenceIsGradedOnce() {
        var grade = new Grade(REPORT, Reliability.B, 2);

        assertThat(faults(Confidence.HIGH, List.of("no-attacks"), grade, grade)).containsExactly("#/evidence/1/id");
    }

    @Test
    void thereAreSevenBandsOfLikelihood() {
        assertThat(Likelihood.values()).hasSize(7);
    }
}
