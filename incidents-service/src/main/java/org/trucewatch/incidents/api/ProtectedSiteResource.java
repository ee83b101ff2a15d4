package org.trucewatch.incidents.api;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.incidents.body.Bodies;
import org.trucewatch.incidents.register.Register;
import org.trucewatch.incidents.register.RegisterEntries;
import org.trucewatch.incidents.register.RegisterEntry;
import org.trucewatch.incidents.register.SiteReadings;
import org.trucewatch.incidents.terms.Snapshot;
import org.trucewatch.kit.identity.Callers;
import org.trucewatch.kit.identity.Views;
import org.trucewatch.kit.paging.Page;
import org.trucewatch.kit.paging.Paging;

import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
@Path("/v1/protected-sites")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "registers")
public class ProtectedSiteResource {

    private static final String TYPE = "protectedSite";

    private final Registration registration;
    private final RegisterEntries entries;
    private final SiteReadings readings;
    private final Membership membership;
    private final Views views;
    private final Callers callers;

    ProtectedSiteResource(
            Registration registration,
            RegisterEntries entries,
            SiteReadings readings,
            Membership membership,
            Views views,
            Callers callers) {
        this.registration = registration;
        this.entries = entries;
        this.readings = readings;
        this.membership = membership;
        this.views = views;
        this.callers = callers;
    }

    @GET
    @Transactional
    @Operation(summary = "The protected sites that the caller may see; each showing is noted")
    @APIResponse(
            responseCode = "200",
            description = "A page of entries",
            content = @Content(schema = @Schema(implementation = Page.class)))
    public Response list(@QueryParam("agreement") String named, @BeanParam Paging paging, @Context UriInfo uri) {
        var agreement = membership.asked(named);
        var caller = callers.current();
        var hats = hats(agreement);
        var hatsOfOwner = new HashSet<>(hats);
        hatsOfOwner.add("owner");
        var page = sites(agreement, hats, Cursors.text(paging), paging.limit() + 1);
        page.stream()
                .limit(paging.limit())
                .forEach(entry -> readings.note(agreement.agreementId(), entry.entryId(), caller.name()));
        return paging.respond(uri, page, entry -> List.of(entry.entryId()), entry -> {
            var site = Bodies.kept(entry.content());
            boolean isOwner = site.path("owner").textValue().equals(caller.party());
            return views.see(TYPE, isOwner ? hatsOfOwner : hats, null, site);
        });
    }

    /** All sites where the caller may see those of others, else its own. */
    private List<RegisterEntry> sites(Snapshot agreement, Set<String> hats, String after, int most) {
        return views.visible(TYPE, hats, null)
                ? entries.after(agreement.agreementId(), Register.PROTECTED_SITES, after, most)
                : entries.sitesOf(agreement.agreementId(), callers.current().party(), after, most);
    }

    private Set<String> hats(Snapshot agreement) {
        var caller = callers.current();
        var hats = new HashSet<>(caller.roles());
        if (membership.terms(agreement).neutral().equals(caller.party())) {
            hats.add("neutral");
        }
        return hats;
    }

    @POST
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
