package org.trucewatch.notification.agreement;

import java.util.List;
import java.util.Optional;

/**
 * Words in one language.
 *
 * @param lang BCP 47 tag
 * @param original whether these are the author's own words; null where nobody said
 */
public record Text(String lang, String text, Boolean original) {

    public static Text of(String lang, String text) {
        return new Text(lang, text, null);
    }

    /** The text in the language, if there is one. */
    public static Optional<Text> in(String lang, List<Text> texts) {
        return texts == null
                ? Optional.empty()
                : texts.stream().filter(text -> lang.equals(text.lang())).findFirst();
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
