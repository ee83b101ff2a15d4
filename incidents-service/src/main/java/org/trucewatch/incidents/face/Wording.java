package org.trucewatch.incidents.face;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text as it is searched: its words in plain letters, apart by the language by whose stems they are found. What the
 * database makes of a text depends on the locale it was made with; what is made of it here does not.
 *
 * @param english also whatever is written in neither Cyrillic nor Arabic letters
 */
record Wording(String english, String russian, String arabic) {

    // the breve stays, because it makes a letter of its own in Russian; the dots of the letter yo are often left out
    private static final Pattern MARKS = Pattern.compile("[\\p{M}&&[^\\u0306]]");
    private static final int TATWEEL = 0x0640;

    private enum Script {
        ENGLISH,
        RUSSIAN,
        ARABIC;

        static Script of(int letter) {
            return switch (Character.UnicodeScript.of(letter)) {
                case CYRILLIC -> RUSSIAN;
                case ARABIC -> ARABIC;
                default -> ENGLISH;
            };
        }
    }

    static Wording of(String text) {
        return of(text, Integer.MAX_VALUE);
    }

    /** As far as all its parts together take so many bytes in UTF-8: a letter of the text may have become many. */
    static Wording of(String text, int mostBytes) {
        int left = mostBytes;
        var words = List.of(new StringBuilder(), new StringBuilder(), new StringBuilder());
        StringBuilder word = null;
        for (int letter : plain(text).codePoints().toArray()) {
            if (!Character.isLetterOrDigit(letter)) {
                word = null;
                continue;
            }
            if (word == null) {
                word = words.get(Script.of(letter).ordinal());
                word.append(word.isEmpty() ? "" : " ");
                left--;
            }
            left -= bytes(letter);
            if (left < 0) {
                break;
            }
            word.appendCodePoint(letter);
        }
        return new Wording(
                words.get(0).toString(), words.get(1).toString(), words.get(2).toString());
    }

    private static int bytes(int letter) {
        if (letter < 0x80) {
            return 1;
        }
        return letter < 0x800 ? 2 : letter < 0x10000 ? 3 : 4;
    }

    boolean isEmpty() {
        return english.isEmpty() && russian.isEmpty() && arabic.isEmpty();
    }

    /** Without vowel signs, lengthened lines and the forms that a letter has with others, and with European digits. */
    private static String plain(String text) {
        var bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return Normalizer.normalize(bare, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(letter -> letter != TATWEEL)
                .map(Wording::plain)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int plain(int letter) {
        return switch (letter) {
            case 0x0671 -> 0x0627; // alef, however it is joined
            case 0x06a9 -> 0x0643; // kaf and yeh as keyboards for Persian write them
            case 0x06cc -> 0x064a;
            default -> Character.isDigit(letter) ? '0' + Character.digit(letter, 10) : letter;
        };
    }
}
