package org.trucewatch.incidents.matching;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trucewatch.incidents.Example;
import org.trucewatch.incidents.matching.Evaluation.Senders;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** How well matching finds out which reports are one event; {@code deploy/evaluate} shows what is written here. */
class CorroborationEvaluationTest {

    private static final List<String> LEARNT_FROM = List.of("2016-02", "2016-03");
    private static final String REPORTED_ON = "2016-04";
    private static final Thresholds LEAVING_ALL_ALONE = new Thresholds(1000, 1000, 1000);
    private static final List<Long> SEEDS = List.of(20160227L, 1L, 2L, 3L, 4L);

    /** A wrong join makes two witnesses of one event out of one of each, so few are risked to find more right ones. */
    private static final double PRECISION_WANTED = 0.99;

    @BeforeEach
    void theEventsAreHere() {
        assumeTrue(CitedSources.areHere(), "the events of 2016 are not in ../shared: nothing is evaluated");
    }

    @ParameterizedTest
    @EnumSource
    void theEventsOfAprilAreFoundWithThresholdsOfFebruaryAndMarch(Senders senders) throws IOException {
        for (long seed : SEEDS) {
            var april = Evaluation.of(REPORTED_ON, senders, Thresholds.STANDARD, seed);
            var alone = Evaluation.of(REPORTED_ON, senders, LEAVING_ALL_ALONE, seed);

            assertThat(april.all().f1())
                    .isGreaterThanOrEqualTo(0.90)
                    .isGreaterThan(alone.all().f1());
            assertThat(april.all().precision()).isGreaterThanOrEqualTo(0.95);
            assertThat(april.several().f1()).isGreaterThan(alone.several().f1());
        }
    }

    @Test
    void theThresholdIsTheOneThatFindsMostInFebruaryAndMarchWithoutRiskingMore() throws IOException {
        int chosen = 0;
        double most = 0;
        for (int enough = 5; enough <= 30; enough++) {
            double found = 0;
            double precision = 1;
            for (var month : LEARNT_FROM) {
                var there = Evaluation.of(month, Senders.PARTNERS, new Thresholds(enough, 0, 0), SEEDS.get(0));
                found += there.all().f1();
                precision = Math.min(precision, there.all().precision());
            }
            if (precision >= PRECISION_WANTED && found > most) {
                chosen = enough;
                most = found;
            }
        }

        assertThat(Thresholds.STANDARD.enough()).isEqualTo(chosen);
    }

    @Test
    void mostOfWhatAnAdjudicatorIsShownIsOneEvent() throws IOException {
        for (var month : LEARNT_FROM) {
            var offers = Evaluation.of(month, Senders.PARTNERS, Thresholds.STANDARD, SEEDS.get(0))
                    .offers();

            assertThat(offers.right() * 2).isGreaterThan(offers.made());
        }
    }

    @Test
    void theNumbersAreWrittenDown() throws IOException {
        var lines = new ArrayList<String>();
        lines.add("Joined at " + Thresholds.STANDARD.enough() + " points, offered at "
                + Thresholds.STANDARD.worthALook() + "; chosen on February and March");
        lines.add(Evaluation.headers());
        for (var senders : Senders.values()) {
            for (var month : List.of("2016-02", "2016-03", "2016-04")) {
                var title = month + " " + senders.name().toLowerCase(Locale.ROOT);
                lines.add(Evaluation.of(month, senders, LEAVING_ALL_ALONE, SEEDS.get(0))
                        .line(title + ", all left alone"));
                lines.add(Evaluation.of(month, senders, Thresholds.STANDARD, SEEDS.get(0))
                        .line(title));
            }
        }
        for (long seed : SEEDS.subList(1, SEEDS.size())) {
            lines.add(Evaluation.of(REPORTED_ON, Senders.PARTNERS, Thresholds.STANDARD, seed)
                    .line(REPORTED_ON + " partners, blurred otherwise (" + seed + ")"));
        }
        var written = Example.file("incidents-service/target/corroboration.txt");
        Files.write(written, lines);

        assertThat(lines).hasSize(2 + 12 + SEEDS.size() - 1);
    }
}
