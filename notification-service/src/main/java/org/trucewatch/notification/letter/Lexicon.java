package org.trucewatch.notification.letter;

import org.trucewatch.notification.agreement.Terms;
import org.trucewatch.notification.agreement.Text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How things are called in one language under one agreement; what the letters' templates call {@code l}. */
public final class Lexicon {

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final Language language;
    private final Terms terms;

    Lexicon(Language language, Terms terms) {
        this.language = language;
        this.terms = terms;
    }

    /** An instant as local date and time of the agreement's zone, with the offset. */
    public String time(Instant instant) {
        return language.time(instant.atZone(terms.zone()).toOffsetDateTime());
    }

    /** An ISO date; what is none stays as it is. */
    public String day(String isoDate) {
        try {
            return isoDate == null ? word("unknown", null) : language.date(LocalDate.parse(isoDate));
        } catch (DateTimeException e) {
            return plain(isoDate);
        }
    }

    /** A reference, number or code. */
    public String ref(Object reference) {
        return reference == null ? word("unknown", null) : plain(reference.toString());
    }

    public String refs(List<String> references) {
        return list(references.stream().map(this::ref));
    }

    public String word(String group, String code) {
        return language.words.of(group, code);
    }

    /** The agreement's word for a party, a kind of act or a commitment. */
    public String name(String code) {
        return code == null ? word("unknown", null) : plain(terms.name(code, language.tag));
    }

    public String names(List<String> codes) {
        return codes == null || codes.isEmpty()
                ? word("none", "any")
                : list(codes.stream().map(this::name));
    }

    private String list(Stream<String> words) {
        return words.collect(Collectors.joining(language.rightToLeft() ? "، " : ", "));
    }

    public String agreement() {
        return Text.best(language.tag, terms.title())
                .map(Text::text)
                .map(this::plain)
                .orElse(ref(terms.id()));
    }

    /** Somebody's own words, in quotation marks: in this language if they exist, else as they were written, saying so. */
    public String quote(List<Text> texts) {
        var text = Text.best(language.tag, texts);
        if (text.isEmpty()) {
            return word("none", "text");
        }
        var quoted = word("quote", "open") + plain(text.get().text()) + word("quote", "close");
        if (!language.tag.equals(text.get().lang())) {
            return quoted + " (" + word("quote", "original")
                    + written(text.get().lang()) + ")";
        }
        if (!text.get().translatedAmong(texts)) {
            return quoted;
        }
        var quality = text.get().translation();
        return quoted + " " + word("quote", quality == null ? "translation" : "translation." + quality);
    }

    /** In which language, where that is known. */
    private String written(String tag) {
        return Text.UNDETERMINED.equals(tag) ? "" : ": " + plain(language.nameOf(tag));
    }

    /** Words that somebody else wrote, on one line. */
    public String plain(String words) {
        var line = SPACE.matcher(Isolates.without(words).strip()).replaceAll(" ");
        return language.rightToLeft() || Isolates.hasRightToLeft(line) ? Isolates.around(line) : line;
    }
}
