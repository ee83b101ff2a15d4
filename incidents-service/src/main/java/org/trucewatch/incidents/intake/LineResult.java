package org.trucewatch.incidents.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.trucewatch.kit.problems.Refusal;

import java.util.List;
import java.util.UUID;

/** What became of one line of a batch. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LineResult(long line, UUID id, int status, Problem problem) {

    /** A problem of RFC 9457, as in an answer of its own. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Problem(String type, String title, int status, String detail, List<Fault> errors) {}

    /**
     * What is wrong with one field.
     *
     * @param pointer of the field in the report
     * @param header of the column, or columns, that say it; only where lines have columns
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Fault(String pointer, String header, String detail) {}

    static LineResult of(Source.Line line, Taken taken) {
        return new LineResult(line.number(), taken.id(), taken.isNew() ? 201 : 200, null);
    }

    static LineResult of(Source.Line line, Refusal refusal) {
        var problem = new Problem(
                "/problems/" + refusal.slug(),
                refusal.title(),
                refusal.status(),
                refusal.getMessage(),
                refusal.errors().stream().map(line::fault).toList());
        return new LineResult(line.number(), null, refusal.status(), problem);
    }

    static LineResult failed(Source.Line line) {
        var problem = new Problem(
                "/problems/internal", "The line could not be kept", 500, "Send this line again later", List.of());
        return new LineResult(line.number(), null, 500, problem);
    }
}
