package org.trucewatch.examiner;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Writes results as lines of JSON. Texts come from files that nobody trusts: they are cut, and lose what is invisible. */
final class Lines {

    private static final int LONGEST_TEXT = 200;

    private final JsonFactory json = new JsonFactory();
    private final Properties versions = new Properties();
    private final OutputStream to;

    Lines(OutputStream to) throws IOException {
        this.to = to;
        try (InputStream in = Lines.class.getResourceAsStream("versions.properties")) {
            versions.load(in);
        }
    }

    void write(Found found) throws IOException {
        var line = new ByteArrayOutputStream();
        try (var out = json.createGenerator(line)) {
            out.writeStartObject();
            out.writeStringField("kind", found.kind());
            out.writeStringField("outcome", found.outcome());
            out.writeStringField("tool", found.tool());
            out.writeStringField("version", versions.getProperty(found.tool(), ""));
            out.writeFieldName("detail");
            write(found.detail(), out);
            out.writeEndObject();
        }
        line.write('\n');
        to.write(line.toByteArray());
        to.flush();
    }

    private static void write(Object value, JsonGenerator out) throws IOException {
        if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (var entry : map.entrySet()) {
                out.writeFieldName(entry.getKey().toString());
                write(entry.getValue(), out);
            }
            out.writeEndObject();
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (var item : list) {
                write(item, out);
            }
            out.writeEndArray();
        } else if (value instanceof Integer || value instanceof Long) {
            out.writeNumber(((Number) value).longValue());
        } else if (value instanceof Double number) {
            out.writeNumber(number);
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else if (value instanceof byte[] bytes) {
            out.writeBinary(bytes);
        } else {
            out.writeString(clean(String.valueOf(value)));
        }
    }

    /** What a person can look at without harm: no controls, no marks that turn the direction of writing, no half pairs. */
    static String clean(String text) {
        var clean = new StringBuilder();
        text.codePoints().limit(LONGEST_TEXT).forEach(c -> clean.appendCodePoint(isHarmless(c) ? c : 0xFFFD));
        return clean.toString().strip();
    }

    private static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
