package org.trucewatch.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * What a broker is told: the topology, which every installation shares, and the accounts of local runs, whose passwords
 * are no secret and which production replaces by its own.
 */
record Definitions(Path topology, Path accounts) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One document in the shape of RabbitMQ's definitions. */
    JsonNode whole() {
        try {
            var whole = (ObjectNode) JSON.readTree(topology.toFile());
            whole.setAll((ObjectNode) JSON.readTree(accounts.toFile()));
            return whole;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + topology + " and " + accounts, e);
        }
    }
}
