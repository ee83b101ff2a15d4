package org.trucewatch.notification.agreement;

import java.util.List;
import java.util.Optional;

/**
 * Words in one language.
 *
 * @param lang BCP 47 tag
 * @param original whether these are the author's own words; null where nobody said
 * @param translation of what quality a translation is: CHECKED, UNCHECKED or MACHINE
 */
public record Text(String lang, String text, Boolean original, String translation) {

    /** ISO 639-2: nobody said in which language. */
    public static final String UNDETERMINED = "und";

    public Text(String lang, String text, Boolean original) {
        this(lang, text, original, null);
    }

    public static Text of(String lang, String text) {
        return new Text(lang, text, null);
    }

    /** The text in the language, if there is one. */
    public static Optional<Text> in(String lang, List<Text> texts) {
        return texts == null
                ? Optional.empty()
                : texts.stream().filter(text -> lang.equals(text.lang())).findFirst();
    }

    /** Whether this is somebody's rendering of the author's words, as far as the texts tell. */
    public boolean translatedAmong(List<Text> texts) {
        return !Boolean.TRUE.equals(original)
                && (original != null
                        || translation != null
                        || texts.stream().anyMatch(text -> Boolean.TRUE.equals(text.original())));
    }

    /** The text in the language, else the original, else the first. */
    public static Optional<Text> best(String lang, List<Text> texts) {
        if (texts == null) {
            return Optional.empty();
        }
        return in(lang, texts)
                .or(() -> texts.stream()
                        .filter(text -> Boolean.TRUE.equals(text.original()))
                        .findFirst())
                .or(() -> texts.stream().findFirst());
    }
}
