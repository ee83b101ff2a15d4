package org.trucewatch.verification.examination;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Against a real clamd where one is installed, which knows a single signature: that of the harmless EICAR test file. */
class VirusScanTest {

    private static final Path CLAMD = Path.of("/usr/sbin/clamd");

    /** In two halves, so that no scanner takes this source for one. */
    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-" + "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private static final Instant NOW = Instant.parse("2016-03-06T08:00:00Z");

    @TempDir
    Path directory;

    @Test
    void withoutAScannerThatIsSaid() throws IOException {
        var result = new VirusScan(settings(null, 1000)).scan(file("harmless"), NOW);

        assertThat(result.outcome()).isEqualTo("NOT_SCANNED");
        assertThat(result.detail().path("reason").asText()).contains("no scanner");
    }

    @Test
    void aScannerThatIsDownMayAnswerLater() throws IOException {
        int nobody;
        try (var socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        var scan = new VirusScan(settings("127.0.0.1:" + nobody, 1000));
        var file = file("harmless");

        assertThatThrownBy(() -> scan.scan(file, NOW)).isInstanceOf(IOException.class);
    }

    @Test
    void anAddressThatIsNoneIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new VirusScan(settings("nowhere:in-particular", 1000)))
                .hasMessageContaining("trucewatch.scan.clamd")
                .hasMessageContaining("nowhere:in-particular");
    }

    @Test
    void theTestFileIsInfectedAndAnotherIsClean() throws Exception {
        assumeTrue(Files.isExecutable(CLAMD));
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var signature = HexFormat.of().formatHex(EICAR.getBytes(StandardCharsets.US_ASCII));
        Files.writeString(
                Files.createDirectory(directory.resolve("signatures")).resolve("eicar.ndb"),
                "Eicar-Test:0:*:" + signature + "\n");
        var settings = Files.writeString(
                directory.resolve("clamd.conf"), """
                Foreground yes
                TCPSocket %d
                TCPAddr 127.0.0.1
                DatabaseDirectory %s
                TemporaryDirectory %s
                """.formatted(port, directory.resolve("signatures"), directory));
        var clamd = new ProcessBuilder(CLAMD.toString(), "-c", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("clamd.log").toFile())
                .start();
        try {
            var scan = new VirusScan(settings("127.0.0.1:" + port, 1000));
            var clean = file("harmless");
            Awaitility.await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> scan.scan(clean, NOW)
                    .outcome()
                    .equals("CLEAN"));

            var infected = scan.scan(file(EICAR), NOW);

            assertThat(infected.outcome()).isEqualTo("INFECTED");
            assertThat(infected.detail().path("signature").asText()).startsWith("Eicar-Test");
            assertThat(infected.version()).startsWith("ClamAV");
            assertThat(new VirusScan(settings("127.0.0.1:" + port, 3))
                            .scan(clean, NOW)
                            .outcome())
                    .isEqualTo("NOT_SCANNED");
        } finally {
            clamd.destroy();
            clamd.waitFor();
        }
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("file-" + content.length()), content);
    }

    static ScanSettings settings(String clamd, long largest) {
        return new ScanSettings() {
            @Override
            public Optional<String> clamd() {
                return Optional.ofNullable(clamd);
            }

            @Override
            public long largest() {
                return largest;
            }

            @Override
            public Duration time() {
                return Duration.ofSeconds(20);
            }
        };
    }
}
