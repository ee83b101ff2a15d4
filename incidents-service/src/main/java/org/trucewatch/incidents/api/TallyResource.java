package org.trucewatch.incidents.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.incidents.body.Bodies;
import org.trucewatch.incidents.form.TallyForm;
import org.trucewatch.incidents.tally.Tallies;
import org.trucewatch.incidents.tally.Tally;
import org.trucewatch.incidents.tally.TallyDesk;
import org.trucewatch.kit.paging.Page;
import org.trucewatch.kit.paging.Paging;

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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Published counts for a period and a place. */
@Path("/v1/tallies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reports")
public class TallyResource {

    /** What an agency holds after a tally was taken. */
    public record TallyReceipt(UUID id, Instant receivedAt, String digest) {}

    private final TallyDesk desk;
    private final Tallies tallies;
    private final Membership membership;

    TallyResource(TallyDesk desk, Tallies tallies, Membership membership) {
        this.desk = desk;
        this.tallies = tallies;
        this.membership = membership;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Takes a published count, which never makes an incident")
    @APIResponse(
            responseCode = "201",
            description = "New",
            content = @Content(schema = @Schema(implementation = TallyReceipt.class)))
    @APIResponse(
            responseCode = "200",
            description = "The same was sent before; the first result",
            content = @Content(schema = @Schema(implementation = TallyReceipt.class)))
    public Response take(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = Published.TALLY)))
                    InputStream body) {
        var sent = TallyForm.read(Bodies.json(body));
        var outcome = desk.take(sent, membership.agency(membership.named(sent.agreementId())));
        var tally = outcome.tally();
        return Response.status(outcome.isNew() ? 201 : 200)
                .location(URI.create("/v1/tallies?agreement=" + tally.agreementId()))
                .entity(new TallyReceipt(tally.id(), tally.receivedAt(), tally.digest()))
                .build();
    }

    @GET
    @Operation(summary = "Published counts in the order of receipt")
    @APIResponse(
            responseCode = "200",
            description = "A page of tallies",
            content = @Content(schema = @Schema(implementation = Page.class)))
    public Response list(@QueryParam("agreement") String agreement, @BeanParam Paging paging, @Context UriInfo uri) {
        var after = Cursors.mark(paging).orElse(Cursors.Mark.before(Instant.EPOCH));
        var page =
                tallies.after(membership.asked(agreement).agreementId(), after.time(), after.id(), paging.limit() + 1);
        return paging.respond(
                uri, page, one -> List.of(one.receivedAt().toString(), one.id().toString()), TallyResource::view);
    }

    private static ObjectNode view(Tally tally) {
        return Bodies.kept(tally.content())
                .put("id", tally.id().toString())
                .put("agency", tally.agency())
                .put("digest", tally.digest())
                .put("receivedAt", tally.receivedAt().toString());
    }
}
