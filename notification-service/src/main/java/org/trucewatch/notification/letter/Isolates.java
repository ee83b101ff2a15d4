package org.trucewatch.notification.letter;

/** Keeps text of the other direction in its order: Unicode isolates in plain text, bdi in HTML. */
final class Isolates {

    static final char FIRST_STRONG = '\u2068';
    static final char POP = '\u2069';

    private Isolates() {}

    static String around(String text) {
        return FIRST_STRONG + text + POP;
    }

    static boolean hasRightToLeft(String text) {
        return text.codePoints().anyMatch(c -> {
            byte direction = Character.getDirectionality(c);
            return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
        });
    }

    /** Removes isolates that somebody else's words bring along, so that ours stay in pairs. */
    static String without(String text) {
        return text.replaceAll("[\\u2066-\\u2069\\u202A-\\u202E]", "");
    }
}
