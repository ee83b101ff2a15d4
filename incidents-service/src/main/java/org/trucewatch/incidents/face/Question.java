package org.trucewatch.incidents.face;

import org.trucewatch.kit.problems.Refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A search for words as people write it to search engines: all of the words, {@code "a phrase"}, {@code or},
 * {@code -not}. Each word is looked for by its stem in the language of its letters, so that one search may use several.
 */
final class Question {

    private static final Pattern TERM = Pattern.compile("(-?)\"([^\"]*)\"?|(-?)([^\\s\"]+)");

    private Question() {}

    /** An expression that is a tsquery. @throws Refusal 422 naming {@code ?q} */
    static String sql(String asked, List<Object> parameters) {
        var either = new ArrayList<String>();
        var all = new ArrayList<String>();
        var terms = TERM.matcher(asked);
        while (terms.find()) {
            var phrase = terms.group(2);
            if (phrase == null && terms.group().equalsIgnoreCase("or")) {
                close(all, either);
                continue;
            }
            var wording = Wording.of(phrase != null ? phrase : terms.group(4));
            if (!wording.isEmpty()) {
                boolean not = "-".equals(phrase != null ? terms.group(1) : terms.group(3));
                all.add((not ? "!!" : "") + '(' + in(wording, parameters) + ')');
            }
        }
        close(all, either);
        if (either.isEmpty()) {
            throw Refusal.invalid("?q", "must have a word");
        }
        return String.join(" || ", either);
    }

    private static void close(List<String> all, List<String> either) {
        if (!all.isEmpty()) {
            either.add('(' + String.join(" && ", all) + ')');
            all.clear();
        }
    }

    private static String in(Wording wording, List<Object> parameters) {
        var parts = Stream.of(
                        part("words_english", wording.english(), parameters),
                        part("words_russian", wording.russian(), parameters),
                        part("words_arabic", wording.arabic(), parameters))
                .filter(part -> !part.isEmpty())
                .toList();
        return String.join(" && ", parts);
    }

    private static String part(String language, String words, List<Object> parameters) {
        if (words.isEmpty()) {
            return "";
        }
        parameters.add(words);
        return "phraseto_tsquery('" + language + "', ?)";
    }
}
