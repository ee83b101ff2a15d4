package org.trucewatch.load.bench;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was asked for on the command line.
 *
 * @param loads what is measured besides the baseline
 * @param json where to write the numbers, if anywhere
 */
record Options(boolean brief, Set<String> loads, Optional<Path> json) {

    static final Set<String> LOADS = Set.of("single", "batch", "chain", "upload", "starting");

    static final String USAGE = """
            Usage: bench [--short] [--only LOADS] [--json FILE]
              --short       a minute or two, to see that it works: its numbers say little
              --only LOADS  some of single,batch,chain,upload,starting, while one works at them
              --json FILE   write the numbers there too""";

    /** @throws IllegalArgumentException when it is not understood */
    static Options of(List<String> words) {
        var left = new ArrayDeque<>(words);
        var brief = false;
        var loads = LOADS;
        Optional<Path> json = Optional.empty();
        while (!left.isEmpty()) {
            switch (left.poll()) {
                case "--short" -> brief = true;
                case "--only" -> loads = loads(value(left));
                case "--json" -> json = Optional.of(Path.of(value(left)));
                default -> throw new IllegalArgumentException(USAGE);
            }
        }
        return new Options(brief, loads, json);
    }

    private static String value(ArrayDeque<String> left) {
        return Optional.ofNullable(left.poll()).orElseThrow(() -> new IllegalArgumentException(USAGE));
    }

    private static Set<String> loads(String names) {
        var loads = Set.of(names.split(","));
        if (!LOADS.containsAll(loads)) {
            throw new IllegalArgumentException(USAGE);
        }
        return loads;
    }
}
