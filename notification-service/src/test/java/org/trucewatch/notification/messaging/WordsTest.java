package org.trucewatch.notification.messaging;

import org.junit.jupiter.api.Test;
import org.trucewatch.notification.Scene;
import org.trucewatch.notification.agreement.Text;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTest {

    @Test
    void wordsComeAsAStringOrInSeveralLanguages() {
        assertThat(Words.of(Scene.read("\"if silent\""))).containsExactly(Text.of("und", "if silent"));
        assertThat(Words.of(Scene.read("[{\"lang\": \"en\", \"text\": \"if silent\"}]")))
                .containsExactly(Text.of("en", "if silent"));
        assertThat(Words.of(null)).isEmpty();
    }

    @Test
    void aListOfThemKeepsItsEntriesApart() {
        assertThat(Words.listOf(Scene.read("[\"no schools\", [{\"lang\": \"en\", \"text\": \"no camps\"}]]")))
                .hasSize(2);
        assertThat(Words.listOf(
                        Scene.read("[{\"lang\": \"en\", \"text\": \"a\"}, {\"lang\": \"ru\", \"text\": \"б\"}]")))
                .hasSize(1);
    }
}
