package org.trucewatch.verification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.trucewatch.kit.events.Json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The agreement under which the tests play, as incidents-service would tell it. */
public final class TestAgreement {

    public static final String ID = "test-truce";

    private TestAgreement() {}

    public static ObjectNode told(String id, int version, String state) {
        var told = Json.MAPPER.createObjectNode();
        told.put("id", id).put("version", version).put("state", state).put("digest", "sha-256:00");
        told.put("inForceFrom", "2016-02-27T00:00:00+02:00").putNull("inForceUntil");
        told.set("content", content());
        return told;
    }

    public static ObjectNode registers(String id) {
        return ((ObjectNode) read("registers.yaml")).put("agreementId", id);
    }

    public static JsonNode content() {
        return read("agreement.yaml");
    }

    private static JsonNode read(String file) {
        try {
            return new YAMLMapper()
                    .readTree(Path.of("src/test/resources/agreement", file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
