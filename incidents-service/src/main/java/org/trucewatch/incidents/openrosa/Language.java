package org.trucewatch.incidents.openrosa;

import org.trucewatch.incidents.terms.Actor;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The languages of every form, called as ODK calls them. */
enum Language {
    EN("en", "English (en)"),
    RU("ru", "Русский (ru)"),
    AR("ar", "العربية (ar)");

    private final String tag;
    private final String title;

    Language(String tag, String title) {
        this.tag = tag;
        this.title = title;
    }

    String title() {
        return title;
    }

    String tag() {
        return tag;
    }

    /** In every language: where a translation is missing, what there is. */
    static Map<Language, String> all(List<Actor.Name> texts) {
        var all = new EnumMap<Language, String>(Language.class);
        for (var language : values()) {
            all.put(language, of(texts, language.tag));
        }
        return all;
    }

    private static String of(List<Actor.Name> texts, String tag) {
        return texts.stream()
                .filter(one -> one.lang().equals(tag))
                .findFirst()
                .or(() ->
                        texts.stream().filter(one -> one.lang().equals(EN.tag)).findFirst())
                .orElse(texts.get(0))
                .text();
    }
}
