package org.trucewatch.incidents.api;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.incidents.evidence.Fixity;
import org.trucewatch.kit.paging.Page;
import org.trucewatch.kit.paging.Paging;

import java.time.Instant;
import java.util.List;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Evidence whose content is lost or rotten, for those who can restore it; they see nothing of what it shows. */
@Path("/ops/incidents/fixity")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operations")
public class FixityResource {

    private final Fixity fixity;

    FixityResource(Fixity fixity) {
        this.fixity = fixity;
    }

    @GET
    @Operation(summary = "Evidence whose content was lost or rotten when it was read last, the longest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of {evidenceId, fault, since, checkedAt}",
            content = @Content(schema = @Schema(implementation = Page.class)))
    public Response list(@BeanParam Paging paging, @Context UriInfo uri) {
        var after = Cursors.mark(paging).orElse(Cursors.Mark.before(Instant.EPOCH));
        var page = fixity.damaged(after.time(), after.id(), paging.limit() + 1);
        return paging.respond(
                uri,
                page,
                one -> List.of(one.since().toString(), one.evidenceId().toString()),
                one -> one);
    }
}
