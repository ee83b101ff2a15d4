package org.trucewatch.kit.problems;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trucewatch.kit.events.Json;

import static org.assertj.core.api.Assertions.assertThat;

class CharactersTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Aleppo", "\u062D\u0644\u0628", "\uD83D\uDE00", "a\uD83D\uDE00b", "\uFFFF\t\n"})
    void everyTextHasNoFault(String text) {
        assertThat(Characters.fault(text)).isNull();
        assertThat(Characters.shown(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0000b", "\uD83D", "\uDE00", "\uDE00\uD83D", "a\uD83D\uD83D\uDE00"})
    void whatCannotBeKeptIsAFault(String text) {
        assertThat(Characters.fault(text)).startsWith("must not contain");
    }

    @Test
    void everyFaultOfADocumentIsNamedByItsPointer() throws Exception {
        var document = Json.MAPPER.readTree("""
                {"a":[{"b":"x\\u0000"},"ok"],"c/d":"\\uD83D","n":1e999,"m":[-1e999,1e308,12345678901234567890]}""");
        assertThat(Characters.faults(document))
                .extracting(FieldError::pointer)
                .containsExactly("#/a/0/b", "#/c~1d", "#/n", "#/m/0");
    }

    @Test
    void aNameThatIsNoTextIsAFaultAndQuotedSoThatItCanBeShown() {
        var document = JsonNodeFactory.instance.objectNode().put("a\uD83D", 1);
        assertThat(Characters.faults(document)).extracting(FieldError::pointer).containsExactly("#/a\uFFFD");
    }
}
