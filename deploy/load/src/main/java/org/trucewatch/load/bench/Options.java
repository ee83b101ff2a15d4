package org.trucewatch.load.bench;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/**
 * What was asked for on the command line.
 *
 * @param json where to write the numbers, if anywhere
 */
record Options(boolean brief, Optional<Path> json) {

    static final String USAGE =
            "Usage: bench [--short] [--json FILE]\n  --short      a minute or two, to see that it works: its numbers say little"
                    + "\n  --json FILE  write the numbers there too";

    /** @throws IllegalArgumentException when it is not understood */
    static Options of(List<String> words) {
        var left = new ArrayDeque<>(words);
        var brief = false;
        Optional<Path> json = Optional.empty();
        while (!left.isEmpty()) {
            switch (left.poll()) {
                case "--short" -> brief = true;
                case "--json" ->
                    json = Optional.of(Path.of(
                            Optional.ofNullable(left.poll()).orElseThrow(() -> new IllegalArgumentException(USAGE))));
                default -> throw new IllegalArgumentException(USAGE);
            }
        }
        return new Options(brief, json);
    }
}
