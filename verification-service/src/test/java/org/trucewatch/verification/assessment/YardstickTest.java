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
            Set.of("group", "unasked")::contains,
            "group"::equals,
            Set.of(REPORT));

    private static final Grade GOOD = new Grade(REPORT, Reliability.B, 2);

    private List<String> faults(Confidence confidence, List<String> commitments, Grade... evidence) {
        return faults("group", confidence, commitments, evidence);
    }

    private List<String> faults(String actor, Confidence confidence, List<String> commitments, Grade... evidence) {
        var opinion = new Opinion(
                Ruling.VIOLATION, commitments, actor, Likelihood.LIKELY, confidence, "reasons", List.of(evidence));
        return yardstick.faults(opinion).stream().map(FieldError::pointer).toList();
    }

    @Test
    void aViolationRestsOnSomethingThatItsAuthorSees() {
        assertThat(faults(Confidence.HIGH, List.of("no-attacks"))).containsExactly("#/evidence");
        assertThat(faults(Confidence.HIGH, List.of("no-attacks"), new Grade(UUID.randomUUID(), Reliability.A, 1)))
                .containsExactly("#/evidence/0/id");
        assertThat(faults(Confidence.HIGH, List.of("no-attacks"), GOOD)).isEmpty();
    }

    @Test
    void nobodyIsCondemnedUnheard() {
        assertThat(faults("unasked", Confidence.HIGH, List.of("no-attacks"), GOOD))
                .containsExactly("#/actor");
        assertThat(faults("unheard-of", Confidence.HIGH, List.of("no-attacks"), GOOD))
                .containsExactly("#/actor");
        var unattributed =
                new Opinion(Ruling.UNATTRIBUTED, List.of(), "unasked", null, Confidence.LOW, "reasons", List.of());
        assertThat(yardstick.faults(unattributed)).isEmpty();
    }

    @Test
    void aViolationNeedsTheConfidenceOfEveryCommitmentItNames() {
        assertThat(faults(Confidence.MODERATE, List.of("no-attacks"), GOOD)).isEmpty();
        assertThat(faults(Confidence.LOW, List.of("no-attacks"), GOOD)).containsExactly("#/confidence");
        assertThat(faults(Confidence.MODERATE, List.of("no-attacks", "no-territorial-gain"), GOOD))
                .containsExactly("#/confidence");
        assertThat(faults(Confidence.HIGH, List.of("no-attacks", "no-territorial-gain"), GOOD))
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
