package org.trucewatch.acceptance.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import java.io.IOException;
import java.nio.file.Files;

/** What deploy/rabbitmq says about the broker of local runs. */
final class Topology {
    private Topology() {}

    /** The permissions of every definitions file, whichever of them carries the accounts. */
    static JsonNode permissions() throws IOException {
        var all = JsonNodeFactory.instance.arrayNode();
        try (var files = Files.newDirectoryStream(Build.ROOT.resolve("rabbitmq"), "*.json")) {
            for (var file : files) {
                new ObjectMapper().readTree(file.toFile()).path("permissions").forEach(all::add);
            }
        }
        return all;
    }
}
