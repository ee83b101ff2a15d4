package org.trucewatch.incidents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The example data of the repository, and its contracts. */
public final class Example {

    private static final Path ROOT = root();

    private Example() {}

    private static Path root() {
        for (var dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
            if (Files.exists(dir.resolve("deploy/rabbitmq/definitions.json"))) {
                return dir;
            }
        }
        throw new IllegalStateException("not in a checkout");
    }

    public static Path file(String path) {
        return ROOT.resolve(path);
    }

    public static ObjectNode agreement() {
        return yaml("deploy/agreements/syria-2016/agreement.yaml");
    }

    public static JsonNode registers() {
        return yaml("deploy/agreements/syria-2016/registers.yaml");
    }

    private static ObjectNode yaml(String path) {
        try {
            return (ObjectNode) new YAMLMapper().readTree(ROOT.resolve(path).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
