package org.trucewatch.incidents.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.incidents.body.Bodies;
import org.trucewatch.incidents.form.StatementForm;
import org.trucewatch.incidents.statement.Statement;
import org.trucewatch.incidents.statement.StatementBook;
import org.trucewatch.incidents.statement.Statements;
import org.trucewatch.kit.identity.Callers;
import org.trucewatch.kit.paging.Page;
import org.trucewatch.kit.paging.Paging;

import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;

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
    private final Membership membership;
    private final Callers callers;

    StatementResource(StatementBook book, Statements statements, Membership membership, Callers callers) {
        this.book = book;
        this.statements = statements;
        this.membership = membership;
        this.callers = callers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Takes down a statement of the caller's party")
    @APIResponse(
            responseCode = "201",
            description = "Taken down",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "200",
            description = "The same was sent before; the first result",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public Response declare(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = Published.STATEMENT)))
                    InputStream body) {
        var declaration = StatementForm.read(Bodies.json(body));
        var party = membership.party(membership.named(declaration.agreementId()));
        var outcome = book.declare(declaration, party, callers.current().name());
        return Response.status(outcome.isNew() ? 201 : 200)
                .location(URI.create("/v1/statements?agreement=" + declaration.agreementId()))
                .entity(view(outcome.statement()))
                .build();
    }

    @GET
    @Operation(summary = "What was declared, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of statements",
            content = @Content(schema = @Schema(implementation = Page.class)))
    public Response list(@QueryParam("agreement") String agreement, @BeanParam Paging paging, @Context UriInfo uri) {
        var after = Cursors.mark(paging).orElse(Cursors.Mark.before(Instant.EPOCH));
        var page = statements.after(
                membership.asked(agreement).agreementId(), after.time(), after.id(), paging.limit() + 1);
        return paging.respond(
                uri, page, one -> List.of(one.madeAt().toString(), one.id().toString()), StatementResource::view);
    }

    private static ObjectNode view(Statement statement) {
        return Bodies.kept(statement.content())
                .put("id", statement.id().toString())
                .put("party", statement.party())
                .put("digest", statement.digest())
                .put("madeAt", statement.madeAt().toString())
                .put("madeBy", statement.madeBy());
    }
}
