package org.trucewatch.local;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class OwnProcessTest {
    @TempDir
    private Path home;

    @Test
    void aForeignProcessWhosePidIsInTheFileIsNotSignalled() throws Exception {
        var foreign = new ProcessBuilder("sleep", "300").start();
        try {
            Files.writeString(home.resolve("ours.pid"), Long.toString(foreign.pid()));
            var ours = new OwnProcess(home.resolve("ours.pid"), home.resolve("ours.log"), "marked " + home);

            assertThat(ours.running()).isFalse();
            ours.stop("TERM", Duration.ofSeconds(1));
            Files.writeString(home.resolve("ours.pid"), Long.toString(foreign.pid()));
            ours.kill();

            assertThat(foreign.isAlive()).isTrue();
        } finally {
            foreign.destroyForcibly();
        }
    }

    @Test
    void ourProcessIsFoundByItsFileAndStopped() {
        var ours = startedQuietly();
        var again = new OwnProcess(home.resolve("ours.pid"), home.resolve("ours.log"), "marked " + home);

        assertThat(again.running()).isTrue();
        again.stop("TERM", Duration.ofSeconds(10));

        assertThat(ours.running()).isFalse();
        assertThat(home.resolve("ours.pid")).doesNotExist();
    }

    @Test
    void whoDoesNotListenIsEndedAnyway() {
        var stubborn = started("trap '' TERM; echo deaf; while :; do sleep 1; done # marked " + home);
        assertThat(Patience.until(
                        Duration.ofSeconds(10), () -> stubborn.lastWords().contains("deaf")))
                .isTrue();

        stubborn.stop("TERM", Duration.ofMillis(300));

        assertThat(stubborn.running()).isFalse();
    }

    @Test
    void whatItWroteExplainsWhyItEnded() {
        var failed = started("echo no such licence; exit 1 # marked " + home);

        assertThat(Patience.until(Duration.ofSeconds(10), () -> !failed.running()))
                .isTrue();
        assertThat(failed.lastWords()).contains("no such licence");
    }

    /** The kernel shows no true command line of a process in which one program just takes the place of another. */
    @Test
    void itRunsFromTheMomentOfItsStart() {
        for (int i = 0; i < 100; i++) {
            var process = startedQuietly();
            var alwaysRan = IntStream.range(0, 50).allMatch(look -> process.running());
            process.kill();
            assertThat(alwaysRan).isTrue();
        }
    }

    private OwnProcess started(String script) {
        return started(List.of("sh", "-c", script));
    }

    private OwnProcess startedQuietly() {
        return started(List.of("tail", "-f", "/dev/null", "marked " + home));
    }

    private OwnProcess started(List<String> command) {
        var process = new OwnProcess(home.resolve("ours.pid"), home.resolve("ours.log"), "marked " + home);
        process.start(command, Map.of());
        return process;
    }
}
