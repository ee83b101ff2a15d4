package org.trucewatch.incidents.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.incidents.statement.Statement;
import org.trucewatch.incidents.statement.StatementBook;
import org.trucewatch.incidents.statement.StatementKind;
import org.trucewatch.incidents.statement.Statements;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.identity.Callers;
import org.trucewatch.kit.ledger.CanonicalJson;
import org.trucewatch.kit.paging.Paging;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.Ids;

import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** What parties declare, in their own words and name. */
@Path("/v1/statements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "statements")
public class StatementResource {

    private final StatementBook book;
    private final Statements statements;
    private final Agreed agreed;
    private final Documents documents;
    private final Schema schema;
    private final Callers callers;

    StatementResource(StatementBook book, Statements statements, Agreed agreed, Documents documents, Callers callers) {
        this.book = book;
        this.statements = statements;
        this.agreed = agreed;
        this.documents = documents;
        this.schema = documents.schema("statement");
        this.callers = callers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Takes down a statement of the caller's party; the body is statement.schema.json")
    public Response declare(InputStream body) {
        var content = Bodies.json(body);
        documents.check(schema, content);
        if (isTime(content, "from")
                && isTime(content, "to")
                && time(content, "to").isBefore(time(content, "from"))) {
            throw Refusal.invalid("#/to", "must not be before from");
        }
        var caller = callers.current();
        var declaration = new Statement.Declaration(
                content.has("id") ? UUID.fromString(content.get("id").textValue()) : Ids.next(),
                content.get("agreementId").textValue(),
                StatementKind.valueOf(content.get("kind").textValue()),
                content.toString(),
                content.path("drill").asBoolean(),
                CanonicalJson.digest(content));
        var outcome = book.declare(declaration, caller.requireParty(), caller.name());
        return Response.status(outcome.isNew() ? 201 : 200)
                .location(URI.create("/v1/statements?agreement=" + declaration.agreementId()))
                .entity(view(outcome.statement()))
                .build();
    }

    private static boolean isTime(ObjectNode content, String field) {
        return content.path(field).isTextual();
    }

    private static OffsetDateTime time(ObjectNode content, String field) {
        return OffsetDateTime.parse(content.get(field).textValue());
    }

    @GET
    @Operation(summary = "What was declared, oldest first")
    public Response list(@QueryParam("agreement") String agreement, @BeanParam Paging paging, @Context UriInfo uri) {
        var keys = paging.after(2);
        var page = statements.after(
                agreed.require(agreement),
                keys.map(key -> Cursors.time(key.get(0))).orElse(Instant.EPOCH),
                keys.map(key -> Cursors.uuid(key.get(1))).orElse(new UUID(0, 0)),
                paging.limit() + 1);
        return paging.respond(
                uri, page, one -> List.of(one.madeAt().toString(), one.id().toString()), StatementResource::view);
    }

    private static ObjectNode view(Statement statement) {
        try {
            var view = (ObjectNode) Json.MAPPER.readTree(statement.content());
            return view.put("id", statement.id().toString())
                    .put("party", statement.party())
                    .put("digest", statement.digest())
                    .put("madeAt", statement.madeAt().toString())
                    .put("madeBy", statement.madeBy());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored content is not JSON", e);
        }
    }
}
