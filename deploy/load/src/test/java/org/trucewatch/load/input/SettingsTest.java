package org.trucewatch.load.input;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsTest {

    @TempDir
    Path root;

    @Test
    void withoutAnythingWrittenTheUsualPortsAreTaken() {
        var settings = Settings.of(root, Map.of());

        assertThat(settings.incidents()).hasToString("http://127.0.0.1:8081");
        assertThat(settings.keycloak()).hasToString("http://127.0.0.1:8180");
    }

    @Test
    void theEnvironmentWinsOverWhatALocalRunWrote() throws IOException {
        var file = root.resolve("deploy/local/target/endpoints.env");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "# written\nTRUCEWATCH_INCIDENTS_URL='http://127.0.0.1:9001/'\nexport TRUCEWATCH_KEYCLOAK_URL=http://127.0.0.1:9002\n");

        var settings = Settings.of(root, Map.of("TRUCEWATCH_KEYCLOAK_URL", "http://127.0.0.1:9003"));

        assertThat(settings.incidents()).hasToString("http://127.0.0.1:9001");
        assertThat(settings.keycloak()).hasToString("http://127.0.0.1:9003");
    }
}
