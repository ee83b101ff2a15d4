package org.trucewatch.incidents.report;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares names that people wrote: case, accents, spaces and punctuation do not count. */
public final class Spelling {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final Pattern GLOTTAL = Pattern.compile("['\u2018\u2019\u02bb\u02bc\u02be\u02bf`]");

    /** Articles, with the letter of the name that they are spoken like, and words that say of what sort a place is. */
    private static final Set<String> UNSPOKEN = Set.of(
            "al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "the", "of", "town", "village", "city", "quarter");

    private Spelling() {}

    public static String normalise(String name) {
        var decomposed = Normalizer.normalize(name, Normalizer.Form.NFKD);
        var plain = MARKS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
        return OTHER.matcher(plain).replaceAll(" ").strip();
    }

    /**
     * What is equal for most ways of writing one name in Latin letters: Jaysh al-Islam and Jaish Al Islam, Duma and Douma,
     * Aleppo town and Aleppo. Articles are left out, and so are doubled letters and the differences between neighbouring
     * vowels, in which transliterations of Arabic and Russian part. Of names in other letters it is the normal spelling.
     */
    public static String sound(String name) {
        var plain = normalise(GLOTTAL.matcher(name).replaceAll(""));
        var spoken = Arrays.stream(plain.split(" "))
                .filter(word -> !UNSPOKEN.contains(word))
                .collect(Collectors.joining());
        var sound = new StringBuilder(spoken.length());
        for (int i = 0; i < spoken.length(); i++) {
            char next = letter(spoken, i, sound);
            if (next != 0 && (sound.length() == 0 || sound.charAt(sound.length() - 1) != next)) {
                sound.append(next);
            }
        }
        return sound.length() == 0 ? plain : sound.toString();
    }

    /** What the letter adds, or 0; a run of vowels becomes its darkest one. */
    private static char letter(String word, int at, StringBuilder before) {
        char letter = word.charAt(at);
        char last = before.length() == 0 ? 0 : before.charAt(before.length() - 1);
        boolean inRun = at > 0 && isVowel(word.charAt(at - 1));
        if (isVowel(letter)) {
            char vowel = "ouw".indexOf(letter) >= 0 ? 'u' : "iey".indexOf(letter) >= 0 ? 'i' : 'a';
            if (inRun) {
                before.setCharAt(before.length() - 1, (char) Math.max(last, vowel));
                return 0;
            }
            return vowel;
        }
        boolean afterConsonant = at > 0 && !inRun;
        return switch (letter) {
            case 'q' -> 'k';
            case 'h' -> {
                if (afterConsonant && last == 's') {
                    before.setCharAt(before.length() - 1, 'x');
                }
                yield afterConsonant || inRun && at == word.length() - 1 ? 0 : 'h';
            }
            default -> letter;
        };
    }

    private static boolean isVowel(char letter) {
        return "aeiouyw".indexOf(letter) >= 0;
    }

    /** How many letters have to be changed, added or dropped to make one of the other (Levenshtein). */
    public static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] now = new int[b.length() + 1];
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(change, Math.min(before[j], now[j - 1]) + 1);
            }
            before = now;
        }
        return before[b.length()];
    }
}
