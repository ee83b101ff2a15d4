package org.trucewatch.kit.problems;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What is wrong with one field.
 *
 * @param pointer JSON pointer as a URI fragment (RFC 6901, section 6), {@code #/occurred/from}; {@code ?name} for a
 *     query parameter
 * @param detail what is wrong, for a person
 * @param line where the field stands in the document that was sent, from 1; null where nobody looked
 * @param column likewise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldError(String pointer, String detail, Integer line, Integer column) {

    public FieldError(String pointer, String detail) {
        this(pointer, detail, null, null);
    }

    /** The same, and where that is. */
    public FieldError at(int line, int column) {
        return new FieldError(pointer, detail, line, column);
    }

    public FieldError {
        // both may quote what the caller sent
        pointer = Characters.shown(pointer);
        detail = Characters.shown(detail);
    }

    /** The pointer to a field of the object at the pointer. */
    public static String below(String pointer, String field) {
        return pointer + "/" + field.replace("~", "~0").replace("/", "~1");
    }
}
