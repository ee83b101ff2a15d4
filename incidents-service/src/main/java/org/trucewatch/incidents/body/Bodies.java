package org.trucewatch.incidents.body;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.problems.Refusal;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Reads whole bodies up to a limit, so that nobody fills the memory with one request. */
public final class Bodies {

    /** What a single report, entry or document may have at most. */
    private static final int MOST_BYTES = 1024 * 1024;

    private static final ObjectReader JSON = strict(Json.MAPPER);
    private static final ObjectReader YAML = strict(new YAMLMapper());

    private Bodies() {}

    private static ObjectReader strict(ObjectMapper mapper) {
        return mapper.reader()
                .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** @throws Refusal 413 when there is more */
    public static byte[] bytes(InputStream body) {
        try {
            var bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new Refusal(
                        "too-large", 413, "Too large", "A body has at most " + MOST_BYTES / 1024 + " KiB", List.of());
            }
            return bytes;
        } catch (IOException e) {
            throw Refusal.malformed("The body broke off");
        }
    }

    /** @throws Refusal 400 when it is no JSON object */
    public static ObjectNode json(byte[] body) {
        return object(JSON, body, "JSON");
    }

    /** @throws Refusal 400 when it is no JSON object, 413 when it is too large */
    public static ObjectNode json(InputStream body) {
        return json(bytes(body));
    }

    /** A document that people write by hand. @throws Refusal as above */
    public static Document document(InputStream body, boolean isYaml) {
        var bytes = bytes(body);
        var reader = isYaml ? YAML : JSON;
        return new Document(object(reader, bytes, isYaml ? "YAML" : "JSON"), bytes, reader.getFactory());
    }

    /** JSON that this service wrote itself. */
    public static ObjectNode kept(String text) {
        try {
            return (ObjectNode) Json.MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new IllegalStateException("what is kept is not JSON", e);
        }
    }

    private static ObjectNode object(ObjectReader reader, byte[] body, String language) {
        try {
            if (reader.readTree(body) instanceof ObjectNode object) {
                return object;
            }
            throw Refusal.malformed("The body is not a " + language + " object");
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw Refusal.malformed("The body is not " + language
                    + (at == null ? "" : ": line " + at.getLineNr() + ", column " + at.getColumnNr()));
        } catch (IOException e) {
            throw Refusal.malformed("The body is not " + language);
        }
    }
}
