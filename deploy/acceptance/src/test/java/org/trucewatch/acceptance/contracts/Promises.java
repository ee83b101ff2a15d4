package org.trucewatch.acceptance.contracts;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedOperation;
import org.openapitools.openapidiff.core.model.ChangedSchema;
import org.openapitools.openapidiff.core.output.ConsoleRender;

import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An OpenAPI document as what clients rely on. */
record Promises(OpenAPI document) {

    private static final int DEEPEST = 10; // of schemas that contain themselves

    static Promises of(String text) {
        // the comparison overlooks changed types in documents of 3.1 (openapi-diff#745); ours say nothing that 3.0
        // cannot. It does not follow references into schema files, which the services' own tests hold to their code
        var readable = text.replaceFirst("openapi: 3\\.1\\.\\d+", "openapi: 3.0.3")
                .replaceAll("\\$ref: \"?\\./[^\\s\"]+\"?", "type: object");
        var document = new OpenAPIV3Parser().readContents(readable, null, null).getOpenAPI();
        if (document == null || document.getPaths() == null) {
            throw new IllegalArgumentException("no OpenAPI document");
        }
        return new Promises(document);
    }

    /** The version of the API; another one may promise other things. */
    String version() {
        return document.getInfo().getVersion();
    }

    /** What a later document takes away or demands in addition, a line each; empty where every client goes on as it is. */
    List<String> brokenBy(Promises later) {
        var difference = OpenApiCompare.fromSpecifications(document, later.document);
        var broken = new ArrayList<String>();
        difference.getMissingEndpoints().forEach(gone -> broken.add(gone + ": is gone"));
        difference.getChangedOperations().forEach(changed -> {
            if (changed.isIncompatible()) {
                broken.add(name(changed) + ": changed so that clients break");
            }
            goneFromResponses(changed, broken);
        });
        if (!broken.isEmpty()) {
            broken.add(described(difference));
        }
        return broken;
    }

    /** To the comparison a field of a response that was never required may go; to a client that shows it, it may not. */
    private static void goneFromResponses(ChangedOperation operation, List<String> broken) {
        if (operation.getApiResponses() == null) {
            return;
        }
        operation.getApiResponses().getChanged().forEach((status, response) -> {
            if (response.getContent() != null) {
                response.getContent()
                        .getChanged()
                        .values()
                        .forEach(media -> gone(media.getSchema(), name(operation) + " " + status + ": ", broken, 0));
            }
        });
    }

    private static void gone(ChangedSchema schema, String at, List<String> broken, int depth) {
        if (schema == null || depth > DEEPEST) {
            return;
        }
        schema.getMissingProperties().keySet().forEach(field -> broken.add(at + "/" + field + " is gone"));
        schema.getChangedProperties().forEach((field, changed) -> gone(changed, at + "/" + field, broken, depth + 1));
        gone(schema.getItems(), at + "/0", broken, depth + 1);
    }

    private static String name(ChangedOperation operation) {
        return operation.getHttpMethod() + " " + operation.getPathUrl();
    }

    private static String described(ChangedOpenApi difference) {
        var text = new ByteArrayOutputStream();
        new ConsoleRender().render(difference, new OutputStreamWriter(text, StandardCharsets.UTF_8));
        return text.toString(StandardCharsets.UTF_8);
    }
}
