package org.trucewatch.verification.api;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.verification.journal.Journal;
import org.trucewatch.verification.journal.Receipt;
import org.trucewatch.verification.review.ReviewPanel;

import java.util.Objects;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What reviewers do with a case. */
@Path("/v1/cases/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "panel")
public class PanelResource {

    /** The seat that the caller now sits on. */
    record Claimed(String bloc, String heldBy) {}

    private final Cases cases;
    private final ReviewPanel panel;
    private final Answers answers;

    PanelResource(Cases cases, ReviewPanel panel, Answers answers) {
        this.cases = cases;
        this.panel = panel;
        this.answers = answers;
    }

    @POST
    @Path("/claims")
    @Operation(summary = "Takes the seat of the reviewer's bloc, or a barred one for the neutral bloc")
    @APIResponseSchema(value = Claimed.class, responseCode = "201")
    public Response claim(@PathParam("id") UUID id, ClaimBody body) {
        var at = cases.require(id);
        var reviewer = Cases.reviewer(at);
        var claim = body == null ? new ClaimBody(null, null) : body;
        var bloc = Objects.requireNonNullElse(claim.bloc(), reviewer.bloc());
        return answers.create(at, "claims", claim.id(), claim, Claimed.class, any -> {
            var seat = panel.take(id, bloc, reviewer, at.caller().agency());
            return new Claimed(seat.bloc(), seat.heldBy());
        });
    }

    @POST
    @Path("/recusals")
    @Operation(summary = "Steps aside; another reviewer of the same bloc takes the seat")
    @APIResponseSchema(value = Receipt.class, responseCode = "201")
    public Response recuse(@PathParam("id") UUID id, ReasonBody body) {
        var at = cases.require(id);
        var reason = Body.require(body).checked().reason();
        return answers.create(
                at,
                "recusals",
                body.id(),
                body,
                Receipt.class,
                recusal -> panel.recuse(recusal, id, Cases.reviewer(at), reason));
    }

    @POST
    @Path("/assessments")
    @Operation(summary = "Gives an opinion for a seat, sealed until every seat has given one")
    @APIResponseSchema(value = Receipt.class, responseCode = "201")
    public Response assess(@PathParam("id") UUID id, AssessmentBody body) {
        var at = cases.require(id);
        var opinion = Body.require(body).checked().opinion();
        return answers.create(
                at,
                "assessments",
                body.id(),
                body,
                Receipt.class,
                assessment -> panel.assess(
                        assessment,
                        id,
                        body.bloc(),
                        Cases.reviewer(at),
                        at.caller().agency(),
                        opinion));
    }

    @PUT
    @Path("/assessments/{assessment}")
    @Operation(summary = "A second thought: before the reveal it replaces the first, after it stands beside")
    @APIResponseSchema(Receipt.class)
    public Response revise(
            @PathParam("id") UUID id,
            @PathParam("assessment") UUID assessment,
            @HeaderParam("If-Match") String ifMatch,
            AssessmentBody body) {
        var at = cases.require(id);
        var opinion = Body.require(body).checked().opinion();
        if (body.id() != null && !body.id().equals(assessment)) {
            throw Refusal.invalid("#/id", "is not the assessment's");
        }
        var receipt =
                panel.revise(assessment, id, Cases.reviewer(at), at.caller().agency(), digest(ifMatch), opinion);
        return Response.ok(receipt).tag(new EntityTag(Journal.digest(opinion))).build();
    }

    private static String digest(String ifMatch) {
        return ifMatch == null || "*".equals(ifMatch) ? null : ifMatch.replace("\"", "");
    }
}
