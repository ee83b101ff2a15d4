package org.trucewatch.incidents.openrosa;

import org.trucewatch.incidents.openrosa.Entry.Group;
import org.trucewatch.incidents.openrosa.Entry.Question;

import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** Everything that is read in a form, once in each language, under ids by which questions and choices refer to it. */
final class FormWords {

    private final Map<String, List<Choice>> choices;
    private final Wordings wordings;
    private final String zone;

    /** @param zone named where times are asked for */
    FormWords(Map<String, List<Choice>> choices, Wordings wordings, String zone) {
        this.choices = choices;
        this.wordings = wordings;
        this.zone = zone;
    }

    void write(Markup out) throws XMLStreamException {
        out.element("itext", () -> {
            for (var language : Language.values()) {
                out.element(
                        "translation",
                        () -> write(language, out),
                        "lang",
                        language.title(),
                        "default",
                        language == Language.EN ? "true()" : null);
            }
        });
    }

    private void write(Language language, Markup out) throws XMLStreamException {
        write(Questionnaire.ROOT, "", language, out);
        for (var list : choices.entrySet()) {
            for (var choice : list.getValue()) {
                write(id(list.getKey(), choice), choice.label().get(language), out);
            }
        }
    }

    private void write(Group group, String above, Language language, Markup out) throws XMLStreamException {
        for (var entry : group.entries()) {
            var path = above + "/" + entry.name();
            if (entry instanceof Question question && !question.isAsked()) {
                continue;
            }
            write(path + ":label", wordings.label(path).get(language), out);
            if (hasHint(path)) {
                write(path + ":hint", wordings.hint(path).get().get(language).replace("{zone}", zone), out);
            }
            if (wordings.wrong(path).isPresent()) {
                write(path + ":wrong", wordings.wrong(path).get().get(language), out);
            }
            if (entry instanceof Group inner) {
                write(inner, path, language, out);
            }
        }
    }

    private static void write(String id, String value, Markup out) throws XMLStreamException {
        out.element("text", () -> out.text("value", value), "id", id);
    }

    boolean hasHint(String path) {
        return wordings.hint(path).isPresent();
    }

    static String label(String path) {
        return reference(path + ":label");
    }

    static String hint(String path) {
        return reference(path + ":hint");
    }

    /** What is said to who answers against a constraint. */
    static String wrong(String path) {
        return reference(path + ":wrong");
    }

    private static String reference(String id) {
        return "jr:itext('" + id + "')";
    }

    /** Of a choice; itemsets refer to it as it is. */
    static String id(String list, Choice choice) {
        return list + "-" + choice.value();
    }
}
