package org.trucewatch.incidents.body;

import java.util.Set;

/** Texts that people read, as the bodies of this service have them in common. */
public final class Wording {

    public static final int NAME = 300;
    public static final int LONG_TEXT = 20_000;
    private static final int MOST_LANGUAGES = 20;
    private static final Set<String> TRANSLATION = Set.of("lang", "text", "original", "translation");

    private Wording() {}

    /** The same in one language after another. */
    public static void texts(Fields parent, String name) {
        for (var text : parent.someObjects(name, MOST_LANGUAGES)) {
            inOneLanguage(text.exactly("lang", "text"));
        }
    }

    /** As above, and of each perhaps whether it is the original or how it was translated. */
    public static void translations(Fields parent, String name) {
        for (var text : parent.someObjects(name, MOST_LANGUAGES)) {
            inOneLanguage(text.nothingBut(TRANSLATION).need("lang", "text"));
            text.truth("original");
            text.oneOf("translation", Translation.class);
        }
    }

    /** One text, or the same in several languages. */
    public static void said(Fields parent, String name) {
        if (parent.isText(name)) {
            parent.text(name, LONG_TEXT);
        } else {
            translations(parent, name);
        }
    }

    /** A list of such. */
    public static void allSaid(Fields parent, String name, int most) {
        var items = parent.items(name, most);
        var names = items.names();
        items.exactly(names.toArray(String[]::new));
        names.forEach(item -> said(items, item));
    }

    private static void inOneLanguage(Fields text) {
        text.text("lang", Token.LANGUAGE);
        text.text("text", LONG_TEXT);
    }

    public static void note(Fields parent) {
        parent.text("note", LONG_TEXT);
    }

    /** How a text came into its language. */
    enum Translation {
        CHECKED,
        UNCHECKED,
        MACHINE
    }
}
