package org.trucewatch.notification.letter;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The words of one language for codes, from {@code letters/words.<language>.properties}. */
final class Words {

    private final Properties words = new Properties();

    Words(String lang) {
        try (var in = Words.class.getClassLoader().getResourceAsStream("letters/words." + lang + ".properties")) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the words of " + lang + " cannot be read", e);
        }
    }

    /** The word for a code; the code itself for one that a newer producer added. */
    String of(String group, String code) {
        return code == null ? words.getProperty("unknown") : words.getProperty(group + "." + code, code);
    }
}
