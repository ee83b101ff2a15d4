package org.trucewatch.kit.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkiverse.resteasy.problem.HttpProblem;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.annotation.Priority;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Turns what is thrown into problems that name the field; everything not named here is mapped by the problem library. */
final class ProblemMappers {

    private ProblemMappers() {}

    static HttpProblem problem(Refusal refusal) {
        var problem = HttpProblem.builder()
                .withType(URI.create("/problems/" + refusal.slug()))
                .withTitle(refusal.title())
                .withStatus(refusal.status())
                .withDetail(refusal.getMessage());
        refusal.members().forEach(problem::with);
        if (refusal.retryAfter() != null) {
            problem.withHeader("Retry-After", refusal.retryAfter().toSeconds());
        }
        if (!refusal.errors().isEmpty()) {
            problem.with("errors", refusal.errors());
        }
        return problem.build();
    }

    static Refusal refusal(JsonProcessingException e) {
        if (e instanceof MismatchedInputException mismatch && !(e.getCause() instanceof JsonEOFException)) {
            return Refusal.invalid(pointer(mismatch), explain(mismatch));
        }
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            boolean beyond = mapping.getCause() instanceof InputCoercionException;
            return Refusal.invalid(
                    pointer(mapping), beyond ? "must be a number within its range" : "cannot be accepted");
        }
        var at = e.getLocation();
        return Refusal.malformed(
                at == null
                        ? "The body is not JSON"
                        : "The body is not JSON: line " + at.getLineNr() + ", column " + at.getColumnNr());
    }

    private static String pointer(JsonMappingException e) {
        var pointer = "#";
        for (var step : e.getPath()) {
            pointer = FieldError.below(
                    pointer, step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName());
        }
        return pointer;
    }

    private static String explain(MismatchedInputException e) {
        if (e instanceof UnacceptableValue value) {
            return value.getOriginalMessage();
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "there is no field '" + unknown.getPropertyName() + "' here";
        }
        if (e instanceof InvalidNullException) {
            return "must not be null";
        }
        Class<?> wanted = e.getTargetType();
        if (wanted != null && wanted.isEnum()) {
            return "must be one of "
                    + Arrays.stream(wanted.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        return wanted == null ? "has the wrong type" : "must be " + FieldTypes.name(wanted);
    }

    static Refusal refusal(ConstraintViolationException e) {
        List<FieldError> errors = e.getConstraintViolations().stream()
                .map(violation -> new FieldError(pointer(violation), violation.getMessage()))
                .sorted((a, b) -> a.pointer().compareTo(b.pointer()))
                .toList();
        return Refusal.invalid(errors);
    }

    /** The first two steps, method and parameter, say where in our code; the rest says where in the body. */
    private static String pointer(ConstraintViolation<?> violation) {
        var path = violation.getPropertyPath().toString().replaceAll("\\[(\\d+)]", ".$1");
        return Arrays.stream(path.split("\\.")).skip(2).reduce("#", FieldError::below);
    }

    @Provider
    @Priority(1)
    public static class OfRefusal implements ExceptionMapper<Refusal> {
        @Override
        public Response toResponse(Refusal refusal) {
            return problem(refusal).toResponse();
        }
    }

    abstract static class OfUnreadable<E extends JsonProcessingException> implements ExceptionMapper<E> {
        @Override
        public Response toResponse(E e) {
            return problem(refusal(e)).toResponse();
        }
    }

    @Provider
    @Priority(1)
    public static class OfJson extends OfUnreadable<JsonProcessingException> {}

    @Provider
    @Priority(1)
    public static class OfMismatch extends OfUnreadable<MismatchedInputException> {}

    // the problem library maps the next two itself, and the most specific mapper wins

    @Provider
    @Priority(1)
    public static class OfFormat extends OfUnreadable<InvalidFormatException> {}

    @Provider
    @Priority(1)
    public static class OfUnknownField extends OfUnreadable<UnrecognizedPropertyException> {}

    @Provider
    @Priority(1)
    public static class OfConstraints implements ExceptionMapper<ConstraintViolationException> {
        @Override
        public Response toResponse(ConstraintViolationException e) {
            return problem(refusal(e)).toResponse();
        }
    }
}
