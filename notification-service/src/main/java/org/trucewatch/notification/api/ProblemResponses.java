package org.trucewatch.notification.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import java.util.List;
import java.util.function.Predicate;

/** Describes what every call has in common: its problems, and that a creation sent again answers 200 with the first. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemResponses implements OASFilter {

    private static final String PROBLEM = "Problem";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents().addSchema(PROBLEM, problem());
        document.getPaths().getPathItems().forEach((path, item) -> {
            if (path.startsWith("/v1/") || path.startsWith("/ops/notification/")) {
                item.getOperations().forEach((method, operation) -> describe(path, method, operation));
            }
        });
    }

    private static void describe(String path, HttpMethod method, Operation operation) {
        var responses = operation.getResponses();
        APIResponse created = responses.getAPIResponse("201");
        if (created != null) {
            responses.addAPIResponse(
                    "200",
                    OASFactory.createAPIResponse()
                            .description("The same was there before; this is the first result")
                            .content(created.getContent()));
        }
        problem(operation, "401", "No token, or one that is not valid here");
        problem(operation, "403", "None of the caller's roles may do this, or not for this thing");
        if (path.contains("{")) {
            problem(operation, "404", "There is none, or the caller may not know of it");
        }
        if (hasParameter(operation, parameter -> "If-Match".equals(parameter.getName()))) {
            problem(operation, "412", "It was changed since it was read");
        }
        if (method == HttpMethod.POST) {
            problem(operation, "409", "It contradicts what is there already, or the id is taken by other content");
        }
        if (operation.getRequestBody() != null) {
            problem(operation, "400", "The body is not JSON");
        }
        if (operation.getRequestBody() != null || hasParameter(operation, parameter -> parameter.getIn() != In.PATH)) {
            problem(operation, "422", "Fields or parameters cannot be accepted; each is named by its pointer");
        }
    }

    private static boolean hasParameter(Operation operation, Predicate<Parameter> test) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(test);
    }

    private static void problem(Operation operation, String status, String when) {
        var schema = OASFactory.createSchema().ref(PROBLEM);
        operation
                .getResponses()
                .addAPIResponse(
                        status,
                        OASFactory.createAPIResponse()
                                .description(when)
                                .content(OASFactory.createContent()
                                        .addMediaType(
                                                "application/problem+json",
                                                OASFactory.createMediaType().schema(schema))));
    }

    private static Schema problem() {
        var error = of(SchemaType.OBJECT)
                .addProperty(
                        "pointer",
                        of(SchemaType.STRING)
                                .description("JSON pointer as a URI fragment; ?name for a query parameter"))
                .addProperty("detail", of(SchemaType.STRING))
                .required(List.of("pointer", "detail"));
        return of(SchemaType.OBJECT)
                .description("Problem details (RFC 9457); types may add members of their own")
                .addProperty("type", of(SchemaType.STRING).format("uri-reference"))
                .addProperty("title", of(SchemaType.STRING))
                .addProperty("status", of(SchemaType.INTEGER))
                .addProperty("detail", of(SchemaType.STRING))
                .addProperty("errors", of(SchemaType.ARRAY).items(error))
                .required(List.of("type", "title", "status"));
    }

    private static Schema of(SchemaType type) {
        return OASFactory.createSchema().addType(type);
    }
}
