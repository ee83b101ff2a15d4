package org.trucewatch.incidents.body;

import com.fasterxml.jackson.databind.JsonNode;

/** What a text has to keep so that it can be stored, searched and shown as it was sent. */
final class TextRule {

    private TextRule() {}

    /** What is wrong with it, or null. @param most characters it may have */
    static String problemOf(JsonNode value, int most) {
        return value.isTextual() ? problemOf(value.textValue(), most) : "must be a string";
    }

    /** What is wrong with it, or null. @param most characters it may have */
    static String problemOf(String text, int most) {
        if (text.isBlank()) {
            return "must not be empty";
        }
        if (text.codePointCount(0, text.length()) > most) {
            return "must have at most " + most + " characters";
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // PostgreSQL keeps no NUL, and half a surrogate pair is no character at all
            if (c == 0) {
                return "must not contain the character U+0000";
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return "must not contain half a surrogate pair";
            }
        }
        return null;
    }

    /** The text with a sign in place of every half of a surrogate pair, so that an answer can name it. */
    static String writable(String text) {
        return text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xfffd : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
