package org.trucewatch.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Commands of the operating system that end by themselves. */
final class Commands {
    private Commands() {}

    /**
     * Runs a command to its end.
     *
     * @return its exit code and everything it wrote
     */
    static Outcome run(List<String> command, Map<String, String> environment) {
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            var process = builder.start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), said.strip());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + command.get(0), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while running " + command.get(0), e);
        }
    }

    /** As {@link #run}, for commands that must succeed. */
    static String require(List<String> command, Map<String, String> environment) {
        var outcome = run(command, environment);
        if (outcome.code() != 0) {
            throw new IllegalStateException(
                    String.join(" ", command) + " ended with " + outcome.code() + ":\n" + outcome.said());
        }
        return outcome.said();
    }

    /** The first of these files that may be executed. */
    static Optional<String> firstExecutable(String... paths) {
        return Stream.of(paths)
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
    }

    record Outcome(int code, String said) {}
}
