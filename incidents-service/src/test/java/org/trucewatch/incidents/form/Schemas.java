package org.trucewatch.incidents.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.trucewatch.incidents.Example;
import org.trucewatch.kit.events.Json;
import tools.jackson.databind.exc.JsonNodeException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The published schemas of bodies, as anybody can use them (2020-12, formats asserted). */
public final class Schemas {

    private static final String BASE = "https://trucewatch.org/schemas/";
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemas(
                    Stream.of("agreement", "registers", "report", "statement", "tally", "decisions", "device-keys")
                            .collect(Collectors.toMap(Schemas::id, Schemas::text))));

    private Schemas() {}

    /** @param name of the file without its ending, and {@code #/$defs/…} for a part of it */
    public static Schema named(String name) {
        var parts = name.split("#", 2);
        var reference = id(parts[0]) + (parts.length > 1 ? "#" + parts[1] : "");
        return REGISTRY.getSchema("{\"$ref\": \"" + reference + "\"}", InputFormat.JSON);
    }

    /** The same as it is written. */
    static JsonNode written(String name) {
        var parts = name.split("#", 2);
        return file(parts[0]).at(parts.length > 1 ? parts[1] : "");
    }

    /** The whole file. */
    static JsonNode file(String name) {
        try {
            return Json.MAPPER.readTree(text(name.split("#", 2)[0]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static boolean accepts(Schema schema, JsonNode body) {
        try {
            return schema.validate(
                            body.toString(),
                            InputFormat.JSON,
                            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                    .isEmpty();
        } catch (JsonNodeException e) {
            return false; // this validator fails on a number beyond 64 bits, which no schema here accepts
        }
    }

    private static String id(String name) {
        return BASE + name + ".schema.json";
    }

    private static String text(String name) {
        try {
            return Files.readString(Example.file("incidents-service/contracts/" + name + ".schema.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
