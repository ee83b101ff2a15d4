package org.trucewatch.incidents.column;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the values of a column are. Text that is no such value stays text, so that intake refuses it under its pointer
 * together with everything else that is wrong.
 */
enum Cell {
    TEXT,
    WHOLE,
    NUMBER,
    TRUTH,
    /** Several codes, with blanks, commas, semicolons or vertical bars between them. */
    CODES,
    /** A day or a time, which the agreement's zone makes one with an offset. */
    TIME,
    /** The first and the second number of a point. */
    LON,
    LAT;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?\\d{1,9}");
    private static final Pattern ANY_NUMBER = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,20})?");
    private static final Pattern BETWEEN_CODES = Pattern.compile("[\\s,;|]+");

    JsonNode read(String text) {
        return switch (this) {
            case WHOLE ->
                WHOLE_NUMBER.matcher(text).matches() ? JSON.numberNode(Integer.parseInt(text)) : JSON.textNode(text);
            case NUMBER, LON, LAT ->
                ANY_NUMBER.matcher(text).matches() ? JSON.numberNode(Double.parseDouble(text)) : JSON.textNode(text);
            case TRUTH ->
                switch (text.toLowerCase(Locale.ROOT)) {
                    case "true" -> JSON.booleanNode(true);
                    case "false" -> JSON.booleanNode(false);
                    default -> JSON.textNode(text);
                };
            case CODES -> {
                var codes = JSON.arrayNode();
                for (var code : BETWEEN_CODES.split(text)) {
                    codes.add(code);
                }
                yield codes;
            }
            default -> JSON.textNode(text);
        };
    }
}
