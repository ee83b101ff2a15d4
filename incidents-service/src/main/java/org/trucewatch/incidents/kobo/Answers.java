package org.trucewatch.incidents.kobo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.incidents.column.Column;
import org.trucewatch.incidents.column.Columns;
import org.trucewatch.incidents.column.Draft;
import org.trucewatch.kit.problems.FieldError;
import org.trucewatch.kit.problems.Refusal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was answered, question by question, written as a report; remembers under which pointer each answer was sent. */
final class Answers {

    /** What KoboToolbox says of the submission itself. */
    private static final Pattern ABOUT_IT = Pattern.compile("_.*|meta/.*|formhub/.*", Pattern.DOTALL);

    private static final int MOST_REPEATS = 20;

    private final Mapping mapping;
    private final Draft draft = new Draft();
    private final List<FieldError> errors = new ArrayList<>();
    private final Set<List<?>> said = new HashSet<>();

    private Answers(Mapping mapping) {
        this.mapping = mapping;
    }

    /** @throws Refusal 422 naming every question that the mapping does not know, or whose answer is none */
    static Draft read(ObjectNode submission, Mapping mapping) {
        var answers = new Answers(mapping);
        mapping.questions().forEach((name, question) -> question.columns(1)
                .forEach(column -> answers.draft.expect(column, FieldError.below("#", name))));
        mapping.constants()
                .forEach((name, text) -> answers.draft.put(Columns.named(name).orElseThrow(), text));
        submission.properties().forEach(answer -> answers.take(answer.getKey(), answer.getValue()));
        if (!answers.errors.isEmpty()) {
            throw Refusal.invalid(answers.errors);
        }
        return answers.draft;
    }

    private void take(String name, JsonNode answer) {
        var pointer = FieldError.below("#", name);
        if (mapping.questions().containsKey(name)) {
            take(mapping.questions().get(name), 1, answer, pointer);
        } else if (mapping.repeats().containsKey(name)) {
            repeat(name, answer, pointer);
        } else if (!mapping.ignored().contains(name) && !ABOUT_IT.matcher(name).matches()) {
            wrong(pointer, "the mapping of this form knows no such question");
        }
    }

    private void repeat(String name, JsonNode answer, String pointer) {
        if (!answer.isArray() || answer.size() > MOST_REPEATS) {
            wrong(pointer, "must be a list of at most " + MOST_REPEATS);
            return;
        }
        var questions = mapping.repeats().get(name);
        for (int i = 0; i < answer.size(); i++) {
            int number = i + 1;
            var below = pointer + "/" + i;
            questions.forEach((inner, question) ->
                    question.columns(number).forEach(column -> draft.expect(column, FieldError.below(below, inner))));
            answer.get(i).properties().forEach(one -> {
                var at = FieldError.below(below, one.getKey());
                if (questions.containsKey(one.getKey())) {
                    take(questions.get(one.getKey()), number, one.getValue(), at);
                } else if (!mapping.ignored().contains(one.getKey())) {
                    wrong(at, "the mapping of this form knows no such question");
                }
            });
        }
    }

    private void take(Mapping.Question question, int number, JsonNode answer, String pointer) {
        if (answer.isContainerNode()) {
            wrong(pointer, "must be one answer");
            return;
        }
        var text = answer.asText("").strip();
        if (answer.isNull() || text.isEmpty()) {
            return;
        }
        var columns = question.columns(number);
        if (!said.add(columns.stream().map(Column::path).toList())) {
            wrong(pointer, "says what another question has said");
        } else if (question.isPoint()) {
            point(columns, text);
        } else {
            choose(question, text, pointer).ifPresent(chosen -> draft.put(columns.get(0), chosen));
        }
        columns.forEach(column -> draft.expect(column, pointer));
    }

    /** Latitude, longitude, altitude and accuracy; what is less than a point is refused as one. */
    private void point(List<Column> latitudeAndLongitude, String text) {
        var numbers = text.split("\\s+");
        for (int i = 0; i < latitudeAndLongitude.size() && i < numbers.length; i++) {
            draft.put(latitudeAndLongitude.get(i), numbers[i]);
        }
    }

    private Optional<String> choose(Mapping.Question question, String text, String pointer) {
        if (question.choices().isEmpty()) {
            return Optional.of(text);
        }
        var unknown = Stream.of(text.split("\\s+"))
                .filter(choice -> !question.choices().containsKey(choice))
                .toList();
        if (!unknown.isEmpty()) {
            wrong(pointer, "the mapping of this form knows no choice " + String.join(", ", unknown));
            return Optional.empty();
        }
        return Optional.of(
                Stream.of(text.split("\\s+")).map(question.choices()::get).collect(Collectors.joining(" ")));
    }

    private void wrong(String pointer, String detail) {
        errors.add(new FieldError(pointer, detail));
    }
}
