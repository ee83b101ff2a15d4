package org.trucewatch.incidents.face;

import org.junit.jupiter.api.Test;
import org.trucewatch.kit.problems.Refusal;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WordingTest {

    @Test
    void wordsAreKeptByTheLanguageOfTheirLetters() {
        assertThat(Wording.of("Mi-8 над Алеппо, قصف (12.5)")).isEqualTo(new Wording("mi 8 12 5", "над алеппо", "قصف"));
    }

    @Test
    void vowelSignsLengthenedLinesAndJoinedFormsMakeNoDifference() {
        assertThat(Wording.of("قَصْفٌ")).isEqualTo(Wording.of("قصـــف"));
        assertThat(Wording.of("أحرار إلى آخر ٱلشام")).isEqualTo(Wording.of("احرار الى اخر الشام"));
        assertThat(Wording.of("\ufedf\ufe8e")).isEqualTo(Wording.of("لا"));
        assertThat(Wording.of("٢٠١٦")).isEqualTo(Wording.of("2016"));
    }

    @Test
    void theDotsOfYoAreLeftOutAndTheLetterIShortStays() {
        assertThat(Wording.of("Обстрёл МИРНЫЙ").russian()).isEqualTo("обстрел мирный");
    }

    @Test
    void asMuchIsKeptAsTakesSoManyBytesInAllLanguagesTogether() {
        assertThat(Wording.of("Mi-8 над Алеппо, قصف", 18)).isEqualTo(new Wording("mi 8", "над ал", ""));
        // one letter that becomes four
        assertThat(Wording.of("\ufdf4".repeat(1_000), 100).arabic()).isEqualTo("محمد".repeat(12) + "م");
    }

    @Test
    void aQuestionIsReadAsSearchEnginesReadIt() {
        var parameters = new ArrayList<>();

        var sql = Question.sql("mortar \"Sheikh Maqsoud\" or -обстрел", parameters);

        assertThat(sql)
                .isEqualTo("((phraseto_tsquery('words_english', ?)) && (phraseto_tsquery('words_english', ?)))"
                        + " || (!!(phraseto_tsquery('words_russian', ?)))");
        assertThat(parameters).isEqualTo(List.of("mortar", "sheikh maqsoud", "обстрел"));
    }

    @Test
    void aQuestionWithoutAWordIsRefused() {
        for (var asked : List.of("-", "\"\"", "or", "!?", "\ud83d\ude80")) {
            assertThatThrownBy(() -> Question.sql(asked, new ArrayList<>()))
                    .as(asked)
                    .isInstanceOf(Refusal.class);
        }
    }
}
