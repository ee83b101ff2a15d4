package org.trucewatch.load.bench;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ScoreboardTest {

    private final Scoreboard scores = new Scoreboard();

    @Test
    void aLoadIsHeldAgainstTheBaselineOnceThatIsKnown() {
        scores.compare(Score.of("intake", load(500, 2)), 0.25);

        scores.against(1000);

        assertThat(measured("intake").path("value").asDouble()).isEqualTo(250);
        assertThat(measured("intake").path("ofBaseline").asDouble()).isEqualTo(0.25);
        assertThat(measured("intake").path("goal").asText()).isEqualTo(">= 0.25");
        assertThat(measured("intake").path("reached").asBoolean()).isTrue();
    }

    @Test
    void tooSlowIsSaidInTheTableToo() {
        scores.compare(Score.of("intake", load(498, 2)), 0.25);

        scores.against(1000);

        assertThat(measured("intake").path("reached").asBoolean()).isFalse();
        assertThat(scores.table()).containsPattern("intake +249 /s +0\\.249 +7\\.0 +7\\.0 +>= 0\\.25 +NOT REACHED");
    }

    @Test
    void whatHasNoGoalIsNeitherReachedNorMissed() {
        scores.compare(Score.of("intake, 1 connection", load(10, 1)), null);

        scores.against(1000);

        assertThat(measured("intake, 1 connection").has("reached")).isFalse();
        assertThat(measured("intake, 1 connection").path("ofBaseline").asDouble())
                .isEqualTo(0.01);
    }

    @Test
    void aServiceMayNeedExactlyWhatItIsAllowed() {
        scores.add(Score.of("memory", 400, "MiB").within(400));
        scores.add(Score.of("start", 5.1, "s").within(5));

        assertThat(measured("memory").path("reached").asBoolean()).isTrue();
        assertThat(measured("start").path("reached").asBoolean()).isFalse();
        assertThat(measured("start").path("goal").asText()).isEqualTo("<= 5 s");
    }

    @Test
    void whatNeverEndedMissesItsGoalAndHasNoNumberInJson() {
        scores.add(Score.of("drained", Double.NaN, "s").within(30));

        assertThat(measured("drained").path("value").isNull()).isTrue();
        assertThat(measured("drained").path("reached").asBoolean()).isFalse();
    }

    @Test
    void notesAreInBothForms() {
        scores.note("Something still waited.");

        assertThat(scores.table()).contains("Something still waited.");
        assertThat(scores.json().path("notes").path(0).asText()).isEqualTo("Something still waited.");
    }

    private JsonNode measured(String what) {
        for (var each : scores.json().path("measured")) {
            if (each.path("what").asText().equals(what)) {
                return each;
            }
        }
        throw new AssertionError("nothing about " + what);
    }

    private static Throughput load(long done, double seconds) {
        return new Throughput(done, 0, seconds, Latencies.ofNanos(List.of(7_000_000L)));
    }
}
