package org.trucewatch.notification.letter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** How notices quote the state of their log. */
class CheckpointInLettersTest {

    static final QuotedCheckpoint QUOTED = new QuotedCheckpoint(
            "log.example\n7\nAAAA\n\n\u2014 log.example AAAA\n\u2014 us.example BBBB\n",
            7,
            "AAAA",
            List.of("us.example"));

    @Test
    void theCheckpointIsQuotedWholeAndInEveryLanguageWithWhoCosignedIt() {
        var document = document(Optional.of(QUOTED));
        assertThat(document.path("checkpoint").asText()).isEqualTo(QUOTED.note());
        assertThat(Letters.of(document)).allSatisfy(letter -> assertThat(Isolates.without(letter.text()))
                .contains("7")
                .contains("AAAA")
                .contains("us.example"));

        var cosignedByNobody = new QuotedCheckpoint(QUOTED.note(), 7, "AAAA", List.of());
        var without = Letters.of(document(Optional.of(cosignedByNobody)));
        assertThat(without.get(0).text()).contains("root AAAA. Whoever").doesNotContain("cosigned");
    }

    @Test
    void beforeTheLogHasBegunNothingIsQuotedAndAllElseIsTheSame() {
        var with = document(Optional.of(QUOTED));
        var without = document(Optional.empty());

        assertThat(without.has("checkpoint")).isFalse();
        var letters = Letters.of(without);
        assertThat(letters.get(0).text()).doesNotContain("checkpoint").endsWith("acknowledges nothing.");
        assertThat(Letters.of(with).get(0).text()).startsWith(letters.get(0).text());
        with.remove(List.of("checkpoint", "letters"));
        without.remove("letters");
        assertThat(with).isEqualTo(without);
    }

    private static ObjectNode document(Optional<QuotedCheckpoint> quoted) {
        var draft = new Composer(ComposerTest.engine(), () -> quoted)
                .compose(ComposerTest.heading(), ComposerTest.TERMS, Samples.lapse("LAPSED"));
        return (ObjectNode) Letters.document(draft.document());
    }
}
