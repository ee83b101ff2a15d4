package org.trucewatch.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A server for this JVM only: its directory is temporary and both go when the JVM ends. */
final class Throwaway {
    private static final Duration START = Duration.ofSeconds(90);

    private Throwaway() {}

    /** The one home of this JVM for single servers. */
    static Path home() {
        return Path.of(JvmWide.once("home", () -> freshHome().toString()));
    }

    /** A directory of its own; below {@code TRUCEWATCH_TEST_HOMES} where deploy/test clears up after killed tests. */
    static Path freshHome() {
        var below = System.getenv("TRUCEWATCH_TEST_HOMES");
        try {
            var home = below == null || below.isBlank()
                    ? Files.createTempDirectory("trucewatch-test-")
                    : Files.createTempDirectory(Path.of(below), "trucewatch-test-");
            // PostgreSQL may have to run as another user and reach its data through it
            return Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void start(Piece piece, OwnProcess... beside) {
        piece.launch();
        var processes = new ArrayList<ProcessHandle>();
        piece.process().flatMap(OwnProcess::handle).ifPresent(processes::add);
        for (var other : beside) {
            other.handle().ifPresent(processes::add);
        }
        Runtime.getRuntime().addShutdownHook(new Ending(processes, new ProcessBuilder("rm", "-rf", home().toString())));
        if (!Patience.until(START, piece::answers)) {
            throw new IllegalStateException(piece.address() + " did not start:\n"
                    + piece.process().map(OwnProcess::lastWords).orElse(""));
        }
        piece.furnish();
    }

    /** Loads nothing when it runs: by then the class loader of a Quarkus test is closed. */
    private static final class Ending extends Thread {
        private final List<ProcessHandle> processes;
        private final ProcessBuilder cleaning;

        private Ending(List<ProcessHandle> processes, ProcessBuilder cleaning) {
            this.processes = processes;
            this.cleaning = cleaning;
        }

        @Override
        public void run() {
            for (var process : processes) {
                process.destroyForcibly();
            }
            try {
                cleaning.start();
            } catch (IOException e) {
                System.err.println("Left behind: " + cleaning.command());
            }
        }
    }
}
