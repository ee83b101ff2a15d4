package org.trucewatch.incidents.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.trucewatch.kit.problems.FieldError;
import org.trucewatch.kit.problems.Refusal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

/** Checks bodies against the published JSON schemas (2020-12, formats asserted). */
@Singleton
class Documents {

    private static final String BASE = "https://trucewatch.org/schemas/";

    private final SchemaRegistry registry;

    Documents() {
        Map<String, String> schemas = Stream.of("agreement", "registers", "statement", "tally")
                .map(name -> name + ".schema.json")
                .collect(Collectors.toMap(file -> BASE + file, file -> read("contracts/" + file)));
        registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(schemas));
    }

    /** @param name file name of the schema without its ending, and {@code #/$defs/…} for a part of it */
    Schema schema(String name) {
        var parts = name.split("#", 2);
        var reference = BASE + parts[0] + ".schema.json" + (parts.length > 1 ? "#" + parts[1] : "");
        return registry.getSchema("{\"$ref\": \"" + reference + "\"}", InputFormat.JSON);
    }

    /** @throws Refusal 422 with a pointer for every violation */
    void check(Schema schema, JsonNode document) {
        var errors = errors(schema, document);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    static List<FieldError> errors(Schema schema, JsonNode document) {
        return schema
                .validate(
                        document.toString(),
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> new FieldError(pointer(error), detail(error)))
                .distinct()
                .toList();
    }

    /** A missing or unknown field is named by its own pointer, not by that of the object around it. */
    private static String pointer(Error error) {
        var at = "#" + error.getInstanceLocation();
        return error.getProperty() == null
                ? at
                : at + "/" + error.getProperty().replace("~", "~0").replace("/", "~1");
    }

    private static String detail(Error error) {
        return switch (error.getKeyword() == null ? "" : error.getKeyword()) {
            case "required" -> "is required";
            case "additionalProperties" -> "there is no field '" + error.getProperty() + "' here";
            default -> error.getMessage();
        };
    }

    private static String read(String resource) {
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
