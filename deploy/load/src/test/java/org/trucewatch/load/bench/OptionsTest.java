package org.trucewatch.load.bench;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OptionsTest {

    @Test
    void withoutWordsItIsTheWholeRun() {
        assertThat(Options.of(List.of()).brief()).isFalse();
        assertThat(Options.of(List.of()).loads()).isEqualTo(Options.LOADS);
        assertThat(Options.of(List.of()).json()).isEmpty();
    }

    @Test
    void oneWhoWorksAtALoadMeasuresThatAlone() {
        assertThat(Options.of(List.of("--only", "single,chain")).loads()).containsExactlyInAnyOrder("single", "chain");
        assertThatThrownBy(() -> Options.of(List.of("--only", "singel"))).hasMessageContaining("single,batch,chain");
    }

    @Test
    void optionsComeInAnyOrder() {
        var options = Options.of(List.of("--json", "out.json", "--short"));

        assertThat(options.brief()).isTrue();
        assertThat(options.json()).contains(Path.of("out.json"));
    }

    @Test
    void aMistakeIsAnsweredWithWhatIsPossible() {
        assertThatThrownBy(() -> Options.of(List.of("--json")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--json FILE");
        assertThatThrownBy(() -> Options.of(List.of("--fast"))).isInstanceOf(IllegalArgumentException.class);
    }
}
