package org.trucewatch.incidents.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.trucewatch.kit.problems.Refusal;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import jakarta.ws.rs.core.MediaType;

/** Reads whole bodies up to a limit, so that nobody fills the memory with one request. */
final class Bodies {

    /** What a single report, entry or document may have at most. */
    static final int MOST_BYTES = 1024 * 1024;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Bodies() {}

    /** @throws Refusal 413 when there is more */
    static byte[] bytes(InputStream body) {
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

    static ObjectNode json(InputStream body) {
        return object(JSON, body, "JSON");
    }

    /** JSON or YAML, as the media type says. */
    static ObjectNode document(InputStream body, MediaType type) {
        return type != null && type.getSubtype().contains("yaml") ? object(YAML, body, "YAML") : json(body);
    }

    private static ObjectNode object(ObjectMapper mapper, InputStream body, String language) {
        try {
            JsonNode read = mapper.readTree(bytes(body));
            if (read instanceof ObjectNode object) {
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
