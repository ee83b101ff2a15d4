package org.trucewatch.kit.deadletters;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.kit.identity.Callers;
import org.trucewatch.kit.paging.Paging;
import org.trucewatch.kit.problems.Refusal;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** What could not be read, for operators. */
@Path("/ops/{service}/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operations")
public class DeadLetterResource {

    private final DeadLetters letters;
    private final Callers callers;
    private final String service;

    DeadLetterResource(
            DeadLetters letters, Callers callers, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.letters = letters;
        this.callers = callers;
        this.service = service;
    }

    @GET
    @Operation(summary = "Lists dead letters, newest first: envelope, digest and reason, never the payload")
    public Response list(@PathParam("service") String asked, @BeanParam Paging paging, @Context UriInfo uri) {
        mustBeOurs(asked);
        var after = paging.after(2);
        var rows = letters.list(
                paging.limit() + 1,
                after.map(keys -> Paging.time(keys.get(0))).orElse(null),
                after.map(keys -> Paging.id(keys.get(1))).orElse(null));
        return paging.respond(
                uri,
                rows,
                letter -> List.of(letter.deadAt().toString(), letter.id().toString()),
                letter -> letter);
    }

    @POST
    @Path("/{id}/replays")
    @Operation(summary = "Sends a dead letter to its queue again")
    public Response replay(@PathParam("service") String asked, @PathParam("id") UUID id) {
        mustBeOurs(asked);
        return Response.accepted(letters.replay(id, callers.current().name())).build();
    }

    private void mustBeOurs(String asked) {
        if (!service.equals(asked)) {
            throw Refusal.notFound("The service " + asked);
        }
    }
}
