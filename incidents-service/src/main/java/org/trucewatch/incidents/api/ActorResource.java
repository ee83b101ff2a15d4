package org.trucewatch.incidents.api;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.incidents.body.Bodies;
import org.trucewatch.incidents.form.AdherenceForm;
import org.trucewatch.incidents.register.Adherence;
import org.trucewatch.incidents.register.Adherences;
import org.trucewatch.incidents.register.Register;
import org.trucewatch.incidents.register.Registry;
import org.trucewatch.kit.paging.Page;
import org.trucewatch.kit.paging.Paging;

import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.transaction.Transactional;
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

/** The register of actors. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "registers")
public class ActorResource {

    /** An acceptance as it is kept. */
    public record AdherenceView(
            UUID id, String actor, String from, String depositedWith, String enteredBy, Instant enteredAt) {
        static AdherenceView of(Adherence adherence) {
            return new AdherenceView(
                    adherence.id(),
                    adherence.actorId(),
                    adherence.startsAt(),
                    adherence.depositedWith(),
                    adherence.enteredBy(),
                    adherence.enteredAt());
        }
    }

    private final Registration registration;
    private final Registry registry;
    private final Adherences adherences;
    private final Membership membership;

    ActorResource(Registration registration, Registry registry, Adherences adherences, Membership membership) {
        this.registration = registration;
        this.registry = registry;
        this.adherences = adherences;
        this.membership = membership;
    }

    @GET
    @Path("/actors")
    @Transactional
    @Operation(summary = "The register of actors as it is, or was or will be at a time, page by page")
    @APIResponse(
            responseCode = "200",
            description = "A page of entries",
            content = @Content(schema = @Schema(implementation = Page.class)))
    public Response list(
            @QueryParam("agreement") String agreement,
            @QueryParam("at") String at,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        return registration.list(Register.ACTORS, agreement, at, paging, uri);
    }

    @POST
    @Path("/actors")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Enters an actor")
    @APIResponse(
            responseCode = "201",
            description = "New; the entry as it is kept",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "200",
            description = "The same was entered before",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public Response enter(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = Published.ACTOR)))
                    InputStream body) {
        return registration.enter(Register.ACTORS, body);
    }

    @GET
    @Path("/actors/{id: [a-z0-9-]+}/adherences")
    @Transactional
    @Operation(
            summary = "An actor's acceptances in the order of entry; the earliest time counts and stands in its entry")
    @APIResponse(
            responseCode = "200",
            description = "A page of acceptances",
            content = @Content(schema = @Schema(implementation = Page.class)))
    public Response listAdherences(
            @PathParam("id") String id,
            @QueryParam("agreement") String agreement,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        var after = Cursors.mark(paging).orElse(Cursors.Mark.before(Instant.EPOCH));
        var page = adherences.after(
                membership.asked(agreement).agreementId(), id, after.time(), after.id(), paging.limit() + 1);
        return paging.respond(
                uri, page, one -> List.of(one.enteredAt().toString(), one.id().toString()), AdherenceView::of);
    }

    @POST
    @Path("/actors/{id: [a-z0-9-]+}/adherences")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(summary = "Enters that an actor accepts the agreement from a time, as deposited with a guarantor")
    @APIResponse(
            responseCode = "201",
            description = "New",
            content = @Content(schema = @Schema(implementation = AdherenceView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The same was sent before; the first result",
            content = @Content(schema = @Schema(implementation = AdherenceView.class)))
    public Response adhere(
            @PathParam("id") String id,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = Published.ADHERENCE)))
                    InputStream body) {
        var form = AdherenceForm.read(Bodies.json(body));
        var agreement = membership.named(form.agreementId());
        var by = membership.registrar(agreement);
        membership.refuseUnlessDepositary(agreement, form.depositedWith());
        boolean isNew = registry.adhere(form.of(id, by));
        return Response.status(isNew ? 201 : 200)
                .location(URI.create("/v1/actors/" + id + "/adherences?agreement=" + form.agreementId()))
                .entity(AdherenceView.of(adherences.findById(form.id())))
                .build();
    }
}
