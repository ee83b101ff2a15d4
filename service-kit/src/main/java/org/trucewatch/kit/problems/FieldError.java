package org.trucewatch.kit.problems;

/**
 * What is wrong with one field.
 *
 * @param pointer JSON pointer as a URI fragment (RFC 6901, section 6), {@code #/occurred/from}; {@code ?name} for a
 *     query parameter
 * @param detail what is wrong, for a person
 */
public record FieldError(String pointer, String detail) {

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
