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

/** Protected sites: shown to the owner and the neutral body only, and every showing is noted. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "registers")
public class ProtectedSiteResource {

    private final Registration registration;
    private final Membership membership;
    private final Sites sites;

    ProtectedSiteResource(Registration registration, Membership membership, Sites sites) {
        this.registration = registration;
        this.membership = membership;
        this.sites = sites;
    }

    @GET
    @Path("/protected-sites")
    @Transactional
    @Operation(summary = "The protected sites that the caller may see; each showing is noted")
    @APIResponse(
            responseCode = "200",
            description = "A page of entries",
            content = @Content(schema = @Schema(implementation = Page.class)))
    public Response list(
            @QueryParam("agreement") String named,
            @QueryParam("at") String at,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        var agreement = membership.asked(named);
        var page = sites.page(agreement, registration.time(at), Cursors.text(paging), paging.limit() + 1);
        page.stream().limit(paging.limit()).forEach(site -> sites.note(agreement, site));
        return registration.respond(
                agreement, Register.PROTECTED_SITES, page, paging, uri, site -> sites.seen(agreement, site));
    }

    @POST
    @Path("/protected-sites")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Enters a protected site")
    @APIResponse(
            responseCode = "201",
            description = "New; the entry as it is kept",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "200",
            description = "The same was entered before",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public Response enter(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = Published.PROTECTED_SITE)))
                    InputStream body) {
        return registration.enter(Register.PROTECTED_SITES, body);
    }
}
