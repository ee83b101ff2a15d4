package org.trucewatch.incidents.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.incidents.register.Register;
import org.trucewatch.incidents.register.RegisterEntries;
import org.trucewatch.incidents.register.RegisterEntry;
import org.trucewatch.incidents.register.SiteReadings;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.identity.Callers;
import org.trucewatch.kit.identity.Views;
import org.trucewatch.kit.paging.Paging;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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

    private static final int ALL = 10_000;

    private final Registration registration;
    private final RegisterEntries entries;
    private final SiteReadings readings;
    private final Agreed agreed;
    private final Views views;
    private final Callers callers;

    ProtectedSiteResource(
            Registration registration,
            RegisterEntries entries,
            SiteReadings readings,
            Agreed agreed,
            Views views,
            Callers callers) {
        this.registration = registration;
        this.entries = entries;
        this.readings = readings;
        this.agreed = agreed;
        this.views = views;
        this.callers = callers;
    }

    @GET
    @Transactional
    @Operation(summary = "The protected sites that the caller may see; each showing is noted")
    public Response list(@QueryParam("agreement") String named, @BeanParam Paging paging, @Context UriInfo uri) {
        var agreement = agreed.require(named);
        var after = paging.after(1).map(keys -> keys.get(0)).orElse("");
        var visible = entries.after(agreement, Register.PROTECTED_SITES, after, ALL).stream()
                .filter(entry -> views.visible("protectedSite", hats(agreement, content(entry)), null))
                .limit(paging.limit() + 1L)
                .toList();
        visible.stream()
                .limit(paging.limit())
                .forEach(entry -> readings.note(
                        agreement, entry.entryId(), callers.current().name()));
        return paging.respond(uri, visible, entry -> List.of(entry.entryId()), entry -> {
            var site = content(entry);
            return views.see("protectedSite", hats(agreement, site), null, site);
        });
    }

    private Set<String> hats(String agreement, ObjectNode site) {
        var caller = callers.current();
        var hats = new HashSet<>(caller.roles());
        if (caller.party() != null && caller.party().equals(site.path("owner").textValue())) {
            hats.add("owner");
        }
        if (caller.party() != null
                && caller.party().equals(agreed.terms(agreement).neutral())) {
            hats.add("neutral");
        }
        return hats;
    }

    private static ObjectNode content(RegisterEntry entry) {
        try {
            return (ObjectNode) Json.MAPPER.readTree(entry.content());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Enters a protected site; the body is registers.schema.json#/$defs/protectedSite with agreementId")
    public Response enter(InputStream body) {
        return registration.enter(Register.PROTECTED_SITES, body);
    }
}
