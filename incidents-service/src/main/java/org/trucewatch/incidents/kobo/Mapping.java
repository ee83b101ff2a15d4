package org.trucewatch.incidents.kobo;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.trucewatch.incidents.column.Column;
import org.trucewatch.incidents.column.Columns;

import java.util.List;
import java.util.Map;

/**
 * What the questions of a form say of a report. Questions are named with the groups that they are in, as KoboToolbox sends
 * them; fields of a report as the columns of CSV.
 *
 * @param agreement under which the form reports; null where the address of the call says it
 * @param constants texts by columns, the same in every report
 * @param questions by their names
 * @param repeats of each group that may be there several times, its questions; {@code {n}} in a column is the number
 * @param ignored questions and repeats that say nothing of a report
 */
record Mapping(
        String agreement,
        Map<String, String> constants,
        Map<String, Question> questions,
        Map<String, Map<String, Question>> repeats,
        List<String> ignored) {

    private static final String POINT = "point";

    Mapping {
        constants = constants == null ? Map.of() : constants;
        questions = questions == null ? Map.of() : questions;
        repeats = repeats == null ? Map.of() : repeats;
        ignored = ignored == null ? List.of() : ignored;
        constants.keySet().forEach(Mapping::column);
        questions.values().forEach(question -> question.columns(1));
        repeats.values().forEach(repeat -> repeat.values().forEach(question -> question.columns(1)));
    }

    /**
     * One of them.
     *
     * @param to the column, or what stands before {@code .lat} and {@code .lon} of a point
     * @param as {@code point} for a point; null for everything else
     * @param choices what each choice is called in a report; empty where it is called the same
     */
    record Question(String to, String as, Map<String, String> choices) {

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        Question(
                @JsonProperty(value = "to", required = true) String to,
                @JsonProperty("as") String as,
                @JsonProperty("choices") Map<String, String> choices) {
            this.to = to;
            this.as = as;
            this.choices = choices == null ? Map.of() : choices;
            if (as != null && !isPoint()) {
                throw new IllegalArgumentException("as: can be point, and not " + as);
            }
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Question to(String column) {
            return new Question(column, null, null);
        }

        boolean isPoint() {
            return POINT.equals(as);
        }

        /** The column, or latitude and longitude. @param number of the repeat, from 1 */
        List<Column> columns(int number) {
            var name = to.replace("{n}", String.valueOf(number));
            return isPoint() ? List.of(column(name + ".lat"), column(name + ".lon")) : List.of(column(name));
        }
    }

    private static Column column(String name) {
        return Columns.named(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no column " + name + " of a report"));
    }
}
