package org.trucewatch.incidents.openrosa;

import org.trucewatch.incidents.openrosa.Entry.Group;
import org.trucewatch.incidents.openrosa.Entry.Question;

import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** Writes the questionnaire as ODK XForms have it: an instance to be filled, bindings, choices, words and controls. */
final class FormWriter {

    private static final String XFORMS = "http://www.w3.org/2002/xforms";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";
    private static final String JAVAROSA = "http://openrosa.org/javarosa";
    private static final String META = "http://openrosa.org/xforms";

    private final Map<String, List<Choice>> choices;
    private final FormWords words;
    private final Markup out;

    private FormWriter(Map<String, List<Choice>> choices, FormWords words, Markup out) {
        this.choices = choices;
        this.words = words;
        this.out = out;
    }

    /** @param zone named where times are asked for */
    static byte[] write(
            String id,
            String version,
            String title,
            Map<String, List<Choice>> choices,
            Wordings wordings,
            String zone) {
        return Markup.document(
                out -> new FormWriter(choices, new FormWords(choices, wordings, zone), out).form(id, version, title));
    }

    private void form(String id, String version, String title) throws XMLStreamException {
        out.element(
                "h:html",
                () -> {
                    out.element("h:head", () -> {
                        out.text("h:title", title);
                        out.element("model", () -> model(id, version));
                    });
                    out.element("h:body", () -> controls(Questionnaire.ROOT, ""));
                },
                "xmlns",
                XFORMS,
                "xmlns:h",
                XHTML,
                "xmlns:jr",
                JAVAROSA,
                "xmlns:orx",
                META);
    }

    private void model(String id, String version) throws XMLStreamException {
        words.write(out);
        out.element(
                "instance",
                () -> out.element(
                        "data",
                        () -> {
                            entries(Questionnaire.ROOT);
                            out.element("orx:meta", () -> out.empty("orx:instanceID"));
                        },
                        "id",
                        id,
                        "version",
                        version));
        for (var list : choices.entrySet()) {
            out.element("instance", () -> items(list.getKey(), list.getValue()), "id", list.getKey());
        }
        bindings(Questionnaire.ROOT, "");
        out.empty(
                "bind",
                "nodeset",
                "/data/orx:meta/orx:instanceID",
                "type",
                "string",
                "readonly",
                "true()",
                "jr:preload",
                "uid");
    }

    private void entries(Group group) throws XMLStreamException {
        for (var entry : group.entries()) {
            if (entry instanceof Group inner) {
                out.element(inner.name(), () -> entries(inner), "jr:template", inner.repeats() ? "" : null);
            } else if (entry instanceof Question question) {
                out.text(question.name(), question.preset() == null ? "" : question.preset());
            }
        }
    }

    private void items(String list, List<Choice> items) throws XMLStreamException {
        out.element(
                "root",
                () -> {
                    for (var item : items) {
                        out.element("item", () -> {
                            out.text("name", item.value());
                            out.text("label", FormWords.id(list, item));
                            if (item.type() != null) {
                                out.text("type", item.type());
                            }
                        });
                    }
                },
                "xmlns",
                "");
    }

    private void bindings(Group group, String above) throws XMLStreamException {
        for (var entry : group.entries()) {
            var path = above + "/" + entry.name();
            if (entry instanceof Question question) {
                out.empty(
                        "bind",
                        "nodeset",
                        "/data" + path,
                        "type",
                        question.answer().type(),
                        "required",
                        question.required(),
                        "relevant",
                        question.relevant(),
                        "constraint",
                        question.constraint(),
                        "jr:constraintMsg",
                        question.constraint() == null ? null : FormWords.wrong(path),
                        "calculate",
                        question.calculated());
            } else if (entry instanceof Group inner) {
                if (inner.relevant() != null) {
                    out.empty("bind", "nodeset", "/data" + path, "relevant", inner.relevant());
                }
                bindings(inner, path);
            }
        }
    }

    private void controls(Group group, String above) throws XMLStreamException {
        for (var entry : group.entries()) {
            var path = above + "/" + entry.name();
            if (entry instanceof Question question && question.isAsked()) {
                control(question, path);
            } else if (entry instanceof Group inner) {
                out.element(
                        "group",
                        () -> {
                            out.empty("label", "ref", FormWords.label(path));
                            if (inner.repeats()) {
                                out.element("repeat", () -> controls(inner, path), "nodeset", "/data" + path);
                            } else {
                                controls(inner, path);
                            }
                        },
                        "ref",
                        "/data" + path);
            }
        }
    }

    private void control(Question question, String path) throws XMLStreamException {
        out.element(
                question.answer().control(),
                () -> {
                    out.empty("label", "ref", FormWords.label(path));
                    if (words.hasHint(path)) {
                        out.empty("hint", "ref", FormWords.hint(path));
                    }
                    if (question.choices() != null) {
                        out.element(
                                "itemset",
                                () -> {
                                    out.empty("value", "ref", "name");
                                    out.empty("label", "ref", "jr:itext(label)");
                                },
                                "nodeset",
                                "instance('" + question.choices() + "')/root/item");
                    }
                },
                "ref",
                "/data" + path,
                "mediatype",
                question.answer().mediaType(),
                "appearance",
                question.look());
    }
}
