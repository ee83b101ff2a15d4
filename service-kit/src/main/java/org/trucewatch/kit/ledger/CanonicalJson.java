package org.trucewatch.kit.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import org.erdtman.jcs.NumberToJSON;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;

/**
 * JSON in the one form of RFC 8785 (JCS), and its digest, so that equal content is equal to the byte. Numbers are written
 * by the library of the standard's author; the rest is written from the tree at hand, because writing it as text for the
 * library to parse again is half of what canonical form costs.
 */
public final class CanonicalJson {

    private static final long EXACT_IN_A_DOUBLE = 1L << 53;
    private static final String HEX = "0123456789abcdef";

    private CanonicalJson() {}

    /** @throws IllegalArgumentException for what RFC 8785 has no form for: numbers that are not finite, broken surrogates */
    public static byte[] bytes(JsonNode json) {
        var text = new StringBuilder(1024);
        write(json, text);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** {@code sha-256:} and 64 hexadecimal digits. */
    public static String digest(JsonNode json) {
        return "sha-256:" + HexFormat.of().formatHex(sha256().digest(bytes(json)));
    }

    private static void write(JsonNode json, StringBuilder text) {
        switch (json.getNodeType()) {
            case OBJECT -> object(json, text);
            case ARRAY -> array(json, text);
            case STRING -> string(json.textValue(), text);
            case NUMBER -> number(json, text);
            case BOOLEAN, NULL -> text.append(json.asText());
            default -> throw new IllegalArgumentException("no JSON value: " + json.getNodeType());
        }
    }

    private static void object(JsonNode object, StringBuilder text) {
        var names = new ArrayList<String>(object.size());
        object.fieldNames().forEachRemaining(names::add);
        Collections.sort(names); // by UTF-16 code units, as section 3.2.3 wants it
        char before = '{';
        for (var name : names) {
            string(name, text.append(before));
            write(object.get(name), text.append(':'));
            before = ',';
        }
        text.append(names.isEmpty() ? "{}" : "}");
    }

    private static void array(JsonNode array, StringBuilder text) {
        char before = '[';
        for (var item : array) {
            write(item, text.append(before));
            before = ',';
        }
        text.append(array.isEmpty() ? "[]" : "]");
    }

    private static void number(JsonNode number, StringBuilder text) {
        if (number.isIntegralNumber()
                && number.canConvertToLong()
                && Math.abs(number.longValue()) <= EXACT_IN_A_DOUBLE) {
            text.append(number.longValue());
            return;
        }
        try {
            text.append(NumberToJSON.serializeNumber(number.doubleValue()));
        } catch (IOException e) {
            throw new IllegalArgumentException("no finite number", e);
        }
    }

    private static void string(String value, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                escape(c, text);
            } else {
                if (Character.isSurrogate(c) && !inPair(value, i)) {
                    throw new IllegalArgumentException("no Unicode text");
                }
                text.append(c);
            }
        }
        text.append('"');
    }

    private static boolean inPair(String value, int at) {
        return Character.isHighSurrogate(value.charAt(at))
                ? at + 1 < value.length() && Character.isLowSurrogate(value.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(value.charAt(at - 1));
    }

    private static void escape(char c, StringBuilder text) {
        text.append('\\');
        switch (c) {
            case '\b' -> text.append('b');
            case '\t' -> text.append('t');
            case '\n' -> text.append('n');
            case '\f' -> text.append('f');
            case '\r' -> text.append('r');
            case '"', '\\' -> text.append(c);
            default -> text.append("u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
