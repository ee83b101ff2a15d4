package org.trucewatch.notification.api;

import org.trucewatch.kit.problems.Refusal;

/** Words in a query that something is looked for by. */
final class QueryText {

    private QueryText() {}

    /**
     * The words as they are, or null.
     *
     * @throws Refusal 422 naming the parameter when they hold what no text can: U+0000, or half of a character
     */
    static String of(String name, String words) {
        if (words != null && words.codePoints().anyMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE)) {
            throw Refusal.invalid("?" + name, "has characters that no text can have");
        }
        return words;
    }
}
