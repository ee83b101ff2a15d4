package org.trucewatch.verification.api;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.verification.casefile.AccountDesk;
import org.trucewatch.verification.journal.Receipt;

import java.time.Instant;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What the accused party may do. */
@Path("/v1/cases/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "accused")
public class AccountsResource {

    /** The new deadline. */
    record Extension(Instant replyBy) {}

    private final Cases cases;
    private final AccountDesk desk;
    private final Answers answers;

    AccountsResource(Cases cases, AccountDesk desk, Answers answers) {
        this.cases = cases;
        this.desk = desk;
        this.answers = answers;
    }

    @POST
    @Path("/accounts")
    @Operation(summary = "The accused party's account; the first one begins the review")
    @APIResponseSchema(value = Receipt.class, responseCode = "201")
    public Response account(@PathParam("id") UUID id, AccountBody body) {
        var at = cases.require(id);
        var account = Body.require(body).checked();
        var caller = at.caller();
        var party = caller.requireParty();
        return answers.create(
                at,
                "accounts",
                body.id(),
                body,
                Receipt.class,
                given -> desk.hear(given, id, party, caller.name(), account.text(), account.evidence()));
    }

    @POST
    @Path("/extensions")
    @Operation(summary = "The one extension of the accused party's clock")
    @APIResponseSchema(value = Extension.class, responseCode = "201")
    public Response extend(@PathParam("id") UUID id, ReasonBody body) {
        var at = cases.require(id);
        var reason = Body.require(body).checked().reason();
        var party = at.caller().requireParty();
        return answers.create(
                at,
                "extensions",
                body.id(),
                body,
                Extension.class,
                any -> new Extension(desk.extend(id, party, reason)));
    }
}
