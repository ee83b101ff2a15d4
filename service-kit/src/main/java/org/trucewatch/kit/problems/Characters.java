package org.trucewatch.kit.problems;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/**
 * What a text needs so that it can be kept and shown as it was sent: PostgreSQL keeps no U+0000, and half a surrogate
 * pair is no character at all (RFC 8259, section 8.2).
 */
public final class Characters {

    private static final char REPLACEMENT = '\uFFFD';

    private Characters() {}

    /** What is wrong with a text, or null. */
    public static String fault(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return "must not contain the character U+0000";
            }
            if (Character.isSurrogate(c)) {
                if (!isPair(text, i)) {
                    return "must not contain half a surrogate pair";
                }
                i++;
            }
        }
        return null;
    }

    /** What is wrong in a document: texts and names with such characters, and numbers beyond the range of a double. */
    public static List<FieldError> faults(JsonNode document) {
        var faults = new ArrayList<FieldError>();
        collect(document, "#", faults);
        return faults;
    }

    private static void collect(JsonNode node, String pointer, List<FieldError> faults) {
        String fault = null;
        if (node.isTextual()) {
            fault = fault(node.textValue());
        } else if (node.isNumber() && !Double.isFinite(node.doubleValue())) {
            fault = "must be a number within its range";
        }
        if (fault != null) {
            faults.add(new FieldError(pointer, fault));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), pointer + "/" + i, faults);
        }
        node.fields().forEachRemaining(field -> {
            var below = FieldError.below(pointer, field.getKey());
            var faultOfName = fault(field.getKey());
            if (faultOfName != null) {
                faults.add(new FieldError(below, "the name of this field " + faultOfName));
            }
            collect(field.getValue(), below, faults);
        });
    }

    /** The text with whatever is no character replaced, so that an answer can quote it. */
    static String shown(String text) {
        if (text == null || fault(text) == null) {
            return text;
        }
        var shown = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i)) && isPair(text, i)) {
                i++;
            } else if (Character.isSurrogate(text.charAt(i))) {
                shown.setCharAt(i, REPLACEMENT);
            }
        }
        return shown.toString();
    }

    private static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }
}
