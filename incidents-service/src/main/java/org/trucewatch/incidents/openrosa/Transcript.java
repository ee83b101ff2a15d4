package org.trucewatch.incidents.openrosa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.incidents.openrosa.Entry.Group;
import org.trucewatch.incidents.openrosa.Entry.Question;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.problems.FieldError;
import org.trucewatch.kit.problems.Refusal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns answers into what they say, in the shape of a report, and notes everything that cannot be understood. */
final class Transcript {

    private static final int LONGEST_FILENAME = 255;

    private final List<FieldError> errors = new ArrayList<>();
    private final List<String> files = new ArrayList<>();
    private final ObjectNode answers = Json.MAPPER.createObjectNode();

    private Transcript() {}

    static Transcript of(Element root) {
        var transcript = new Transcript();
        transcript.fill(Questionnaire.ROOT, root, transcript.answers, "#");
        return transcript;
    }

    ObjectNode answers() {
        return answers;
    }

    /** The names of the files that come with it. */
    List<String> files() {
        return files;
    }

    void wrong(String pointer, String detail) {
        errors.add(new FieldError(pointer, detail));
    }

    /** @throws Refusal 422 with everything that was noted */
    void refuseIfWrong() {
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    private void fill(Group group, Element element, ObjectNode into, String pointer) {
        if (!element.text().isEmpty()) {
            wrong(pointer, "has text between the answers");
        }
        Map<String, Integer> seen = new HashMap<>();
        for (var child : element.children()) {
            var below = FieldError.below(pointer, child.name());
            var entry = group.entry(child.name()).orElse(null);
            int before = seen.merge(child.name(), 1, Integer::sum) - 1;
            if (entry instanceof Group inner && inner.repeats()) {
                several(inner, child, into, below + "/" + before);
            } else if (child.isBlank() || group == Questionnaire.ROOT && Instance.isMeta(child)) {
                continue;
            } else if (entry == null) {
                wrong(below, "there is no such question in this form");
            } else if (before > 0) {
                wrong(below, "is there twice");
            } else if (entry instanceof Group inner) {
                fill(inner, child, into.putObject(inner.name()), below);
            } else if (entry instanceof Question question) {
                answer(question, child, into, below);
            }
        }
    }

    private void several(Group group, Element element, ObjectNode into, String pointer) {
        var one = Json.MAPPER.createObjectNode();
        fill(group, element, one, pointer);
        if (!one.isEmpty()) {
            into.withArrayProperty(group.name()).add(one);
        }
    }

    private void answer(Question question, Element element, ObjectNode into, String pointer) {
        if (!element.children().isEmpty()) {
            wrong(pointer, "must be one answer");
            return;
        }
        var text = element.text();
        if (question.answer().isFile()) {
            file(text, pointer);
        }
        try {
            into.set(question.name(), value(question.answer(), text));
        } catch (IllegalArgumentException e) {
            wrong(pointer, e.getMessage());
        }
    }

    private void file(String name, String pointer) {
        if (name.length() > LONGEST_FILENAME || name.matches("(?s).*[/\\\\\\p{Cntrl}].*")) {
            wrong(pointer, "must be the name of a file");
        } else if (files.contains(name)) {
            wrong(pointer, "names the same file as another answer");
        } else {
            files.add(name);
        }
    }

    private static JsonNode value(Answer answer, String text) {
        var json = Json.MAPPER.getNodeFactory();
        return switch (answer) {
            case WHOLE -> json.numberNode(whole(text));
            case NUMBER -> json.numberNode(number(text));
            case TRUTH -> json.booleanNode(truth(text));
            case POINT -> point(text);
            case SEVERAL -> {
                var list = json.arrayNode();
                List.of(text.split("\\s+")).forEach(list::add);
                yield list;
            }
            default -> json.textNode(text);
        };
    }

    private static int whole(String text) {
        if (text.matches("-?\\d{1,9}")) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException("must be a whole number");
    }

    private static double number(String text) {
        if (text.matches("-?\\d{1,15}(\\.\\d{1,20})?([eE]-?\\d{1,3})?")) {
            return Double.parseDouble(text);
        }
        throw new IllegalArgumentException("must be a number");
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        };
    }

    /** Latitude, longitude, altitude and accuracy, of which a report has the first two the other way round. */
    private static JsonNode point(String text) {
        var parts = text.split("\\s+");
        if (parts.length < 2 || parts.length > 4) {
            throw new IllegalArgumentException("must be latitude and longitude in degrees");
        }
        return Json.MAPPER.createArrayNode().add(number(parts[1])).add(number(parts[0]));
    }
}
