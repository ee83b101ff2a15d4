package org.trucewatch.verification.examination;

import org.jboss.logging.Logger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A directory of its own for one file, which is gone with all that is in it when the file has been looked at. */
final class Bench implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Bench.class);
    private static final String PREFIX = "trucewatch-examiner-";

    private final Path directory;

    private Bench(Path directory) {
        this.directory = directory;
    }

    static Bench lay() throws IOException {
        return new Bench(
                Files.createTempDirectory(PREFIX + ProcessHandle.current().pid() + "-"));
    }

    Path at(String name) {
        return directory.resolve(name);
    }

    /** Clears away what processes left that are gone; our own number had another one before us. */
    static void clearLeftOvers() throws IOException {
        var all = Path.of(System.getProperty("java.io.tmpdir"));
        try (var found = Files.newDirectoryStream(all, PREFIX + "*")) {
            for (var one : found) {
                var pid =
                        one.getFileName().toString().substring(PREFIX.length()).split("-")[0];
                boolean alive = pid.matches("\\d{1,18}")
                        && Long.parseLong(pid) != ProcessHandle.current().pid()
                        && ProcessHandle.of(Long.parseLong(pid)).isPresent();
                if (!alive) {
                    new Bench(one).close();
                }
            }
        }
    }

    @Override
    public void close() {
        try (var below = Files.walk(directory)) {
            below.sorted(Comparator.reverseOrder()).forEach(Bench::delete);
        } catch (IOException | UncheckedIOException e) {
            LOG.warnf("a directory of an examination could not be cleared: %s", e.getMessage());
        }
    }

    private static void delete(Path one) {
        try {
            Files.deleteIfExists(one);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
