package org.trucewatch.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files of {@code NAME=value} lines in which <code>${…}</code> stands for what only the running stack knows. */
final class Settings {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");

    private Settings() {}

    /**
     * The lines of a file; empty lines and those that begin with # are left out.
     *
     * @throws IllegalArgumentException for a placeholder that nobody fills
     */
    static Map<String, String> read(Path file, Map<String, String> known) {
        var settings = new LinkedHashMap<String, String>();
        try {
            for (var line : Files.readAllLines(file)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    var parts = line.split("=", 2);
                    settings.put(parts[0].strip(), filled(parts[1].strip(), known, file));
                }
            }
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, Map<String, String> settings) {
        var lines = new StringBuilder();
        settings.forEach(
                (name, value) -> lines.append(name).append('=').append(value).append('\n'));
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String filled(String text, Map<String, String> known, Path file) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            var value = known.get(found.group(1));
            if (value == null) {
                throw new IllegalArgumentException(
                        file + " asks for " + found.group() + "; known are " + known.keySet());
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
