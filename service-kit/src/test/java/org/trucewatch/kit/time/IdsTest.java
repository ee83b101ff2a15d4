package org.trucewatch.kit.time;

import org.junit.jupiter.api.Test;

import java.util.HashSet;

import static org.assertj.core.api.Assertions.assertThat;

class IdsTest {

    @Test
    void newIdsAreVersionSevenAndDiffer() {
        var seen = new HashSet<String>();
        for (int i = 0; i < 10_000; i++) {
            var id = Ids.next();
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(seen.add(id.toString())).isTrue();
        }
    }

    @Test
    void namedIdsDependOnEveryPart() {
        assertThat(Ids.named("notice", "a", "1")).isEqualTo(Ids.named("notice", "a", "1"));
        assertThat(Ids.named("notice", "a", "1")).isNotEqualTo(Ids.named("notice", "a", "2"));
        assertThat(Ids.named("a", "b").version()).isEqualTo(8);
        assertThat(Ids.named("a", "b").variant()).isEqualTo(2);
    }
}
