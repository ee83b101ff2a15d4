package org.trucewatch.local;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

class SettingsTest {
    @TempDir
    private Path directory;

    @Test
    void placeholdersAreFilledAndCommentsLeftOut() throws IOException {
        var file = Files.writeString(directory.resolve("a.env"), """
                # why

                URL=jdbc:postgresql://${host}/${service}?a=b
                PLAIN = $1 and \\ stay
                """);

        var settings = Settings.read(file, Map.of("host", "127.0.0.1:5442", "service", "incidents"));

        assertThat(settings)
                .containsExactly(
                        entry("URL", "jdbc:postgresql://127.0.0.1:5442/incidents?a=b"),
                        entry("PLAIN", "$1 and \\ stay"));
    }

    @Test
    void anUnknownPlaceholderIsNamed() throws IOException {
        var file = Files.writeString(directory.resolve("a.env"), "URL=${nobody}\n");

        assertThatThrownBy(() -> Settings.read(file, Map.of("host", "x")))
                .hasMessageContaining("${nobody}")
                .hasMessageContaining("host");
    }

    @Test
    void whatIsWrittenIsReadBack() {
        var settings = Map.of("TRUCEWATCH_POSTGRES_URL", "jdbc:postgresql://127.0.0.1:1/");

        Settings.write(directory.resolve("deep/endpoints.env"), settings);

        assertThat(Settings.read(directory.resolve("deep/endpoints.env"), Map.of()))
                .isEqualTo(settings);
    }
}
