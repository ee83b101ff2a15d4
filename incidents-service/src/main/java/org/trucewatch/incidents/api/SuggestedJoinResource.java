package org.trucewatch.incidents.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.incidents.body.Bodies;
import org.trucewatch.incidents.form.DismissalForm;
import org.trucewatch.incidents.matching.Offers;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.identity.Callers;
import org.trucewatch.kit.identity.Views;
import org.trucewatch.kit.paging.Page;
import org.trucewatch.kit.paging.Paging;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.BusinessClock;

import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Reports that may describe an incident to which they were not joined. Joining is done at the incident. */
@Path("/v1/suggested-joins")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "incidents")
public class SuggestedJoinResource {

    /** Who said that they are two events, and why. */
    public record Dismissed(UUID id, String by, String reason) {}

    private final Offers offers;
    private final Membership membership;
    private final Callers callers;
    private final Views views;
    private final BusinessClock clock;

    SuggestedJoinResource(Offers offers, Membership membership, Callers callers, Views views, BusinessClock clock) {
        this.offers = offers;
        this.membership = membership;
        this.callers = callers;
        this.views = views;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "Which reports may describe which other incident, and what speaks for and against it in points",
            description = "Points are ten times the decimal logarithm of how much more likely it is one event;"
                    + " they are the sum of the parts, and `enough` of them would have joined it without asking.")
    @APIResponse(
            responseCode = "200",
            description = "A page of suggestions that nobody decided yet, oldest first",
            content = @Content(schema = @Schema(implementation = Page.class)))
    public Response list(@QueryParam("agreement") String agreement, @BeanParam Paging paging, @Context UriInfo uri) {
        var after = Cursors.mark(paging).orElse(Cursors.Mark.before(Instant.EPOCH));
        var page = offers.open(membership.asked(agreement).agreementId(), after.time(), after.id(), paging.limit() + 1);
        return paging.respond(
                uri, page, one -> List.of(one.suggestedAt().toString(), one.id().toString()), this::seen);
    }

    @POST
    @Path("/{id}/dismissals")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Says that they are two events; they can still be joined at the incident")
    @APIResponse(
            responseCode = "201",
            description = "Dismissed",
            content = @Content(schema = @Schema(implementation = Dismissed.class)))
    public Response dismiss(
            @PathParam("id") UUID id,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = Published.DISMISSAL)))
                    InputStream body) {
        offers.agreementOf(id)
                .map(agreement -> membership.party(membership.owner(agreement, "The suggestion")))
                .orElseThrow(() -> Refusal.notFound("The suggestion"));
        var reason = DismissalForm.read(Bodies.json(body)).reason();
        var by = callers.current().name();
        if (!offers.dismiss(id, by, reason, clock.instant())) {
            throw Refusal.conflict("already-dismissed", "It was dismissed before");
        }
        return Response.created(URI.create("/v1/suggested-joins"))
                .entity(new Dismissed(id, by, reason))
                .build();
    }

    private ObjectNode seen(Offers.Suggestion suggestion) {
        return views.see("suggestedJoin", callers.current().roles(), null, Json.MAPPER.valueToTree(suggestion));
    }
}
