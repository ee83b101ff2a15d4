package org.trucewatch.incidents.api;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import java.util.List;
import java.util.stream.Stream;

/** Adds to the description of every call how it refuses, so that the calls themselves only say what they do. */
public final class ProblemResponses implements OASFilter {

    /** What the header says where an answer has it. */
    static final String RETRY_AFTER = "Seconds after which it is worth sending the same again";

    private static final String PROBLEM = "Problem";
    private static final String MEDIA_TYPE = "application/problem+json";
    private static final String LINES = "application/x-ndjson";

    private record Refused(String code, String name, String when) {}

    private static final Refused MALFORMED = new Refused("400", "Malformed", "The body cannot be read at all");
    private static final Refused UNKNOWN = new Refused("401", "Unknown", "No token, or one that is not valid here");
    private static final Refused NOT_ALLOWED = new Refused("403", "NotAllowed", "Not allowed to the caller");
    private static final Refused NOT_FOUND =
            new Refused("404", "NotFound", "Does not exist, or is not visible to the caller");
    private static final Refused CONFLICT =
            new Refused("409", "Conflict", "Other content under this id, or a state that forbids it");
    private static final Refused TOO_LARGE = new Refused("413", "TooLarge", "The body is too large");
    private static final Refused UNSUPPORTED =
            new Refused("415", "Unsupported", "A body of this media type or encoding is not read here");
    private static final Refused INVALID =
            new Refused("422", "Invalid", "Fields of the body or parameters cannot be accepted; errors name each");

    private static final Refused GONE = new Refused("410", "Gone", "It has been erased");
    private static final Refused CHANGED = new Refused("412", "Changed", "It is not the one of If-Match");
    private static final Refused NO_RANGE = new Refused("416", "NoRange", "Nothing of the range is there");

    private static final Refused PHONE = new Refused(
            "4XX", "RefusedPhone", "Refused in an OpenRosaResponse, or in a problem where JSON is accepted");

    @Override
    public void filterOpenAPI(OpenAPI description) {
        var components = description.getComponents();
        components.addSchema(PROBLEM, problem());
        Stream.of(
                        MALFORMED,
                        UNKNOWN,
                        NOT_ALLOWED,
                        NOT_FOUND,
                        CONFLICT,
                        GONE,
                        CHANGED,
                        TOO_LARGE,
                        UNSUPPORTED,
                        NO_RANGE,
                        INVALID)
                .forEach(refused -> components.addResponse(refused.name(), response(refused)));
        var inXml = response(PHONE);
        inXml.getContent().addMediaType("text/xml", OASFactory.createMediaType());
        components.addResponse(PHONE.name(), inXml);
        description.getPaths().getPathItems().forEach((path, item) -> {
            if (path.startsWith("/v1/")) {
                item.getOperations().values().forEach(ProblemResponses::describe);
            } else if (path.startsWith("/openrosa/")) {
                item.getOperations().values().forEach(operation -> add(operation, PHONE));
            }
        });
    }

    private static void describe(Operation operation) {
        var parameters = operation.getParameters() == null ? List.<Parameter>of() : operation.getParameters();
        add(operation, UNKNOWN, NOT_ALLOWED);
        if (!parameters.isEmpty()) {
            add(operation, NOT_FOUND);
        }
        if (operation.getResponses().hasAPIResponse("206")) {
            add(operation, GONE, CHANGED, NO_RANGE);
        }
        if (operation.getRequestBody() == null) {
            if (parameters.stream().anyMatch(one -> one.getIn() == Parameter.In.QUERY)) {
                add(operation, INVALID);
            }
        } else if (operation.getRequestBody().getContent().hasMediaType(LINES)) {
            // lines are refused one by one, in the answer; what is refused at once is the header of a table
            add(operation, MALFORMED, UNSUPPORTED, INVALID);
        } else {
            add(operation, MALFORMED, CONFLICT, TOO_LARGE, INVALID);
        }
    }

    private static void add(Operation operation, Refused... refusals) {
        for (var refused : refusals) {
            operation
                    .getResponses()
                    .addAPIResponse(
                            refused.code(), OASFactory.createAPIResponse().ref(refused.name()));
        }
    }

    private static APIResponse response(Refused refused) {
        var problem =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref(PROBLEM));
        return OASFactory.createAPIResponse()
                .description(refused.when())
                .content(OASFactory.createContent().addMediaType(MEDIA_TYPE, problem));
    }

    /** RFC 9457 with the members that this service adds. */
    private static Schema problem() {
        var error = object("What is wrong with one field.")
                .addProperty(
                        "pointer", text("JSON pointer into the body, #/occurred/from, or ?name of a query parameter"))
                .addProperty("detail", text("What is wrong, for a person."))
                .addProperty("line", whole("Where the field stands in a proposed document, from 1."))
                .addProperty("column", whole("Likewise."))
                .addProperty("header", text("Of the column, or columns, that say it in a batch of CSV."));
        return object(
                        "Problem details of RFC 9457; the type is relative and stable. Problems may have further members.")
                .required(List.of("type", "title", "status"))
                .addProperty("type", text("Such as /problems/invalid"))
                .addProperty("title", text(null))
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text(null))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(error));
    }

    private static Schema object(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT).description(description);
    }

    private static Schema whole(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.INTEGER).description(description);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }
}
