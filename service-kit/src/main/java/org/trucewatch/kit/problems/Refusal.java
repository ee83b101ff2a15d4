package org.trucewatch.kit.problems;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request that is refused for a reason the caller can act on. It becomes a problem of RFC 9457 with the relative
 * type {@code /problems/<slug>}; its messages are for the caller and name no class or statement.
 */
public class Refusal extends RuntimeException {

    private final String slug;
    private final int status;
    private final String title;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private Duration retryAfter;

    public Refusal(String slug, int status, String title, String detail, List<FieldError> errors) {
        super(detail);
        this.slug = slug;
        this.status = status;
        this.title = title;
        this.errors = List.copyOf(errors);
    }

    /** 422: the body was understood and some fields cannot be accepted. */
    public static Refusal invalid(List<FieldError> errors) {
        var detail = errors.size() == 1 ? errors.get(0).detail() : errors.size() + " fields cannot be accepted";
        return new Refusal("invalid", 422, "The content cannot be accepted", detail, errors);
    }

    public static Refusal invalid(FieldError... errors) {
        return invalid(List.of(errors));
    }

    public static Refusal invalid(String pointer, String detail) {
        return invalid(new FieldError(pointer, detail));
    }

    /** 400: not even the syntax is right. */
    public static Refusal malformed(String detail) {
        return new Refusal("malformed", 400, "The request cannot be read", detail, List.of());
    }

    /** 404: there is nothing there that the caller may see. */
    public static Refusal notFound(String what) {
        return new Refusal("not-found", 404, "Not found", what + " does not exist or is not visible to you", List.of());
    }

    /** 403: the caller may see it and may not do this. */
    public static Refusal notAllowed(String slug, String detail) {
        return new Refusal(slug, 403, "Not allowed", detail, List.of());
    }

    /** 409: it contradicts what is already there. */
    public static Refusal conflict(String slug, String detail) {
        return new Refusal(slug, 409, "Conflicts with the present state", detail, List.of());
    }

    /** Adds an extension member to the problem. */
    public Refusal with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    /** Says, in {@code Retry-After}, when it is worth sending the same again. */
    public Refusal retryAfter(Duration pause) {
        retryAfter = pause;
        return this;
    }

    /** Or null. */
    public Duration retryAfter() {
        return retryAfter;
    }

    public String slug() {
        return slug;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, Object> members() {
        return members;
    }
}
