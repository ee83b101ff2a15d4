package org.trucewatch.kit.problems;

/**
 * What is wrong with one field.
 *
 * @param pointer JSON pointer as a URI fragment (RFC 6901, section 6), {@code #/occurred/from}; {@code ?name} for a
 *     query parameter
 * @param detail what is wrong, for a person
 */
public record FieldError(String pointer, String detail) {}
