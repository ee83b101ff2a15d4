package org.trucewatch.examiner;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import static org.assertj.core.api.Assertions.assertThat;

/** The program itself, with as little memory as it has in the service. */
class HostileFilesTest {

    private static final Path MEDIA = Path.of("../../shared/data/media");

    @TempDir
    Path directory;

    @TestFactory
    List<DynamicTest> everyHostileFileGetsAResultOfEachLookAtIt() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        for (var folder : List.of("archives", "synthetic")) {
            if (Files.isDirectory(MEDIA.resolve(folder))) {
                try (Stream<Path> files = Files.list(MEDIA.resolve(folder))) {
                    files.sorted()
                            .forEach(file -> tests.add(
                                    DynamicTest.dynamicTest(file.getFileName().toString(), () -> assertThat(run(file))
                                            .contains("\"kind\":\"TYPE\"")
                                            .contains("\"kind\":\"END\"")
                                            .doesNotContain("OutOfMemory"))));
                }
            }
        }
        return tests;
    }

    @Test
    void aBombIsCountedUpToItsBoundsAndNoFurther() throws Exception {
        var file = directory.resolve("bomb");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("zeros"));
            var zeros = new byte[1 << 20];
            for (int i = 0; i < 300; i++) {
                zip.write(zeros);
            }
        }

        assertThat(run(file)).contains("LISTED_IN_PART").contains("BOMB").contains("TOO_LARGE_UNPACKED");
    }

    @Test
    void archivesWithinArchivesAreFollowedNoDeeperThanThree() throws Exception {
        var packed = zip("innermost", "x".getBytes(StandardCharsets.US_ASCII));
        for (int level = 0; level < 5; level++) {
            packed = zip("level" + level + ".zip", packed);
        }

        assertThat(run(Files.write(directory.resolve("nested"), packed)))
                .contains("NESTED_TOO_DEEPLY")
                .contains("\"depth\":3")
                .doesNotContain("innermost");
    }

    @Test
    void itDoesNotOutliveWhoStartedIt() throws Exception {
        var process = start(Files.write(directory.resolve("any"), new byte[10]));
        process.getOutputStream().close();

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return out.toByteArray();
    }

    private String run(Path file) throws Exception {
        var process = start(file);
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said;
    }

    private Process start(Path file) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.awt.headless=true",
                        "-jar",
                        Path.of("target/one-jar/examiner.jar").toAbsolutePath().toString(),
                        file.toAbsolutePath().toString(),
                        "image/jpeg",
                        directory.toString(),
                        "no-anchors")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
