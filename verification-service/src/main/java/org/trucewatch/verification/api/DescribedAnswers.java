package org.trucewatch.verification.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds to the description what every call of a kind answers: a repeated creation, and problems. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DescribedAnswers implements OASFilter {

    // sorted, so that the description is the same from every build
    private static final Map<String, String> OF_ALL = new TreeMap<>(Map.of(
            "401", "No token, or a bad one",
            "403", "None of the caller's roles may do this, or not in this case"));
    private static final Map<String, String> OF_ONE =
            Map.of("404", "There is no such case, or it is not visible to the caller");
    private static final Map<String, String> OF_CHANGES = new TreeMap<>(Map.of(
            "400", "The body cannot be read",
            "409", "It contradicts what is already there; the type says what",
            "422", "Fields that cannot be accepted, each with its pointer"));

    @Override
    public void filterOpenAPI(OpenAPI description) {
        var components = description.getComponents();
        // what the problem library describes of its own is not what is answered here
        List.of("HttpProblem", "HttpValidationProblem", "Violation").forEach(components::removeSchema);
        components.addSchema("Problem", problem()).addSchema("FieldError", fieldError());
        description.getPaths().getPathItems().forEach((path, item) -> {
            if (path.startsWith("/v1/")) {
                item.getOperations().forEach((method, operation) -> describe(path, method, operation));
            }
        });
    }

    private static void describe(String path, PathItem.HttpMethod method, Operation operation) {
        var answers = operation.getResponses();
        var created = answers.getAPIResponse("201");
        if (created != null) {
            answers.addAPIResponse(
                    "200",
                    OASFactory.createAPIResponse()
                            .description("The same was sent before: the first answer")
                            .content(created.getContent()));
        }
        OF_ALL.forEach((status, when) -> answers.addAPIResponse(status, problem(when)));
        if (path.contains("{id}")) {
            OF_ONE.forEach((status, when) -> answers.addAPIResponse(status, problem(when)));
        }
        if (method == PathItem.HttpMethod.GET) {
            if (!path.contains("{id}")) {
                answers.addAPIResponse("422", problem("Parameters that cannot be accepted, each by name"));
            }
        } else {
            OF_CHANGES.forEach((status, when) -> answers.addAPIResponse(status, problem(when)));
        }
        if (method == PathItem.HttpMethod.PUT) {
            answers.addAPIResponse("412", problem("Changed meanwhile: it is not what If-Match names"));
        }
    }

    private static APIResponse problem(String when) {
        var schema = OASFactory.createSchema().ref("#/components/schemas/Problem");
        return OASFactory.createAPIResponse()
                .description(when)
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/problem+json",
                                OASFactory.createMediaType().schema(schema)));
    }

    private static Schema problem() {
        return object("RFC 9457")
                .addProperty("type", text("stable and relative, such as /problems/not-in-review"))
                .addProperty("title", text(null))
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text("for a person"))
                .addProperty("instance", text(null))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(OASFactory.createSchema().ref("#/components/schemas/FieldError")));
    }

    private static Schema fieldError() {
        return object(null)
                .addProperty("pointer", text("JSON pointer as a URI fragment, or ?name of a parameter"))
                .addProperty("detail", text(null));
    }

    private static Schema object(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT).description(description);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }
}
