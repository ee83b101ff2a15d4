package org.trucewatch.incidents.report;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SpellingTest {

    @ParameterizedTest
    @CsvSource({
        "Jaysh al-Islam, Jaish Al Islam",
        "Jaysh al-Islam, Jeish al-Islam",
        "Duma, Douma town",
        "Sheikh Maqsoud, shaykh-maqsud",
        "Tallbisah, Talbisa village",
        "Hamah, Hama",
        "As-Suwayda, Sweida",
        "Qa'im, al Kaim",
        "حلب, حلب"
    })
    void mostWaysOfWritingANameSoundAlike(String one, String other) {
        assertThat(Spelling.sound(one)).isNotEmpty().isEqualTo(Spelling.sound(other));
    }

    @ParameterizedTest
    @CsvSource({
        "Daraa, Darayya",
        "Homs, Hama",
        "Idlib, Aleppo",
        "13th Division, 16th Division",
        "حلب, حمص",
        "Al, El Al Bab"
    })
    void otherNamesSoundOtherwise(String one, String other) {
        assertThat(Spelling.sound(one)).isNotEqualTo(Spelling.sound(other));
    }
}
