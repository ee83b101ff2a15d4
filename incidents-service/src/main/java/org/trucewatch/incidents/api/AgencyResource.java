package org.trucewatch.incidents.api;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.incidents.register.Register;
import org.trucewatch.kit.paging.Page;
import org.trucewatch.kit.paging.Paging;

import java.io.InputStream;

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

/** The register of accredited agencies. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "registers")
public class AgencyResource {

    private final Registration registration;

    AgencyResource(Registration registration) {
        this.registration = registration;
    }

    @GET
    @Path("/agencies")
    @Transactional
    @Operation(summary = "The register of accredited agencies as it is, or was or will be at a time, page by page")
    @APIResponse(
            responseCode = "200",
            description = "A page of entries",
            content = @Content(schema = @Schema(implementation = Page.class)))
    public Response list(
            @QueryParam("agreement") String agreement,
            @QueryParam("at") String at,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        return registration.list(Register.AGENCIES, agreement, at, paging, uri);
    }

    @POST
    @Path("/agencies")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Enters an agency")
    @APIResponse(
            responseCode = "201",
            description = "New; the entry as it is kept",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "200",
            description = "The same was entered before",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public Response enter(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = Published.AGENCY)))
                    InputStream body) {
        return registration.enter(Register.AGENCIES, body);
    }
}
