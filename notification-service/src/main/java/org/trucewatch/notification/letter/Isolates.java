package org.trucewatch.notification.letter;

import java.util.regex.Pattern;

/** Keeps text of the other direction in its order: Unicode isolates in plain text, bdi in HTML. */
final class Isolates {

    static final char FIRST_STRONG = '\u2068';
    static final char POP = '\u2069';

    private static final Pattern BROUGHT_ALONG = Pattern.compile("[\\u2066-\\u2069\\u202A-\\u202E]");

    private Isolates() {}

    static String around(String text) {
        return FIRST_STRONG + text + POP;
    }

    static boolean hasRightToLeft(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            byte direction = Character.getDirectionality(text.codePointAt(i));
            if (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC) {
                return true;
            }
        }
        return false;
    }

    /** Removes isolates that somebody else's words bring along, so that ours stay in pairs. */
    static String without(String text) {
        // there are hardly ever any, and to look is cheaper than to match
        return text.chars().noneMatch(c -> c >= '\u202A' && c <= '\u2069')
                ? text
                : BROUGHT_ALONG.matcher(text).replaceAll("");
    }
}
