package org.trucewatch.incidents.api;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.incidents.register.Register;
import org.trucewatch.kit.paging.Paging;

import java.io.InputStream;
import java.util.function.UnaryOperator;

import jakarta.transaction.Transactional;
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

/** The register of actors. */
@Path("/v1/actors")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "registers")
public class ActorResource {

    private final Registration registration;

    ActorResource(Registration registration) {
        this.registration = registration;
    }

    @GET
    @Transactional
    @Operation(summary = "The register of actors, page by page")
    public Response list(@QueryParam("agreement") String agreement, @BeanParam Paging paging, @Context UriInfo uri) {
        return registration.list(Register.ACTORS, agreement, paging, uri, UnaryOperator.identity());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Enters an actor; the body is registers.schema.json#/$defs/actor with agreementId")
    public Response enter(InputStream body) {
        return registration.enter(Register.ACTORS, body);
    }
}
