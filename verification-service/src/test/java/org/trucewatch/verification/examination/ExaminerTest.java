package org.trucewatch.verification.examination;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

/** The process may die in any way: that is said, and this one lives. */
class ExaminerTest {

    private static final Instant NOW = Instant.parse("2016-03-06T08:00:00Z");

    @Test
    void aProcessThatEndsTooSoonIsNoticed() throws IOException {
        assertThat(look(settings(1, Duration.ofSeconds(30))).trouble()).isEqualTo("it ended the examiner");
    }

    @Test
    void aProcessThatTakesTooLongIsEnded() throws IOException {
        long begun = System.nanoTime();

        assertThat(look(settings(64, Duration.ofMillis(20))).trouble()).isEqualTo("it took longer than it may");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void whatIsFoundComesWithToolAndVersion() throws IOException {
        var seen = look(settings(64, Duration.ofSeconds(30)));

        assertThat(seen.trouble()).isNull();
        assertThat(seen.results()).extracting(Result::kind).contains("TYPE", "DIGESTS");
        assertThat(seen.results()).allSatisfy(result -> {
            assertThat(result.tool()).isNotBlank();
            assertThat(result.version()).isNotBlank();
            assertThat(result.at()).isEqualTo(NOW);
        });
    }

    private static Examiner.Seen look(ExaminerSettings settings) throws IOException {
        try (var bench = Bench.lay()) {
            var file = Files.write(bench.at("file"), "plain text".getBytes(StandardCharsets.US_ASCII));
            return new Examiner(new Program(settings), settings)
                    .look(bench, file, "text/plain", bench.at("no-anchors"), null, NOW);
        }
    }

    static ExaminerSettings settings(int memory, Duration time) {
        return new ExaminerSettings() {
            @Override
            public boolean enabled() {
                return true;
            }

            @Override
            public int memory() {
                return memory;
            }

            @Override
            public Duration time() {
                return time;
            }

            @Override
            public int attempts() {
                return 3;
            }

            @Override
            public Duration lease() {
                return Duration.ofMinutes(10);
            }

            @Override
            public Duration rest() {
                return Duration.ZERO;
            }

            @Override
            public long largest() {
                return 1 << 20;
            }
        };
    }
}
