package org.trucewatch.verification.api;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.verification.casefile.CaseProblems;
import org.trucewatch.verification.review.AskingDesk;

import java.time.Instant;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Asking a party that nobody asks by itself. */
@Path("/v1/cases/{id}/account-requests")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "accused")
public class AccountRequestsResource {

    /** Who is asked, and the clock that runs for it. */
    record Asked(String party, String actor, Instant servedAt, Instant replyBy) {}

    private final Cases cases;
    private final AskingDesk desk;
    private final Answers answers;

    AccountRequestsResource(Cases cases, AskingDesk desk, Answers answers) {
        this.cases = cases;
        this.desk = desk;
        this.answers = answers;
    }

    @POST
    @Operation(
            summary = "Asks the party that answers for another actor, or in a sensitive matter; the panel waits for it")
    @APIResponseSchema(value = Asked.class, responseCode = "201")
    public Response ask(@PathParam("id") UUID id, AskBody body) {
        var at = cases.require(id);
        var ask = Body.require(body).checked();
        if (!at.isPanel()) {
            throw CaseProblems.notTheChair();
        }
        return answers.create(at, "account-requests", body.id(), body, Asked.class, any -> {
            var asked = desk.ask(id, ask.actor(), at.caller().name(), ask.reason());
            return new Asked(asked.party(), asked.actor(), asked.servedAt(), asked.replyBy());
        });
    }
}
