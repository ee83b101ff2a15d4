package org.trucewatch.verification.journal;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.UUID;

/**
 * Something that is on the record.
 *
 * @param kind such as {@code assessment-given}
 * @param subject what it is of
 * @param leaf in hexadecimal digits
 * @param salt 64 hexadecimal digits, or null once it is erased
 * @param content what the leaf commits to, or null
 */
public record Entry(String kind, UUID subject, String leaf, String salt, JsonNode content) {}
