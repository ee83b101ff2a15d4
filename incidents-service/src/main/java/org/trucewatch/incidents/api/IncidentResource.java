package org.trucewatch.incidents.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.incidents.evidence.EvidenceShelf;
import org.trucewatch.incidents.face.Exhibit;
import org.trucewatch.incidents.face.Gallery;
import org.trucewatch.incidents.face.Viewer;
import org.trucewatch.incidents.incident.Witnesses;
import org.trucewatch.incidents.report.Consent;
import org.trucewatch.incidents.report.Reports;
import org.trucewatch.incidents.terms.Snapshot;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.identity.Callers;
import org.trucewatch.kit.identity.Views;
import org.trucewatch.kit.paging.Page;
import org.trucewatch.kit.paging.Paging;
import org.trucewatch.kit.problems.Refusal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Incidents, on the caller's view: filters, pages and 404s know only what the caller may see. */
@Path("/v1/incidents")
@Tag(name = "incidents")
public class IncidentResource {

    private static final String GEO_JSON = "application/geo+json";

    private final Gallery gallery;
    private final Reports reports;
    private final EvidenceShelf evidence;
    private final Witnesses witnesses;
    private final Membership membership;
    private final Views views;
    private final Callers callers;

    IncidentResource(
            Gallery gallery,
            Reports reports,
            EvidenceShelf evidence,
            Witnesses witnesses,
            Membership membership,
            Views views,
            Callers callers) {
        this.gallery = gallery;
        this.reports = reports;
        this.evidence = evidence;
        this.witnesses = witnesses;
        this.membership = membership;
        this.views = views;
        this.callers = callers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(summary = "Incidents that fit the filters, the latest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of incidents",
            content = @Content(schema = @Schema(implementation = Page.class)))
    public Response list(
            @QueryParam("agreement") String agreement,
            @BeanParam Filters filters,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        var asked = membership.asked(agreement);
        var after = Cursors.mark(paging).orElse(Cursors.Mark.END);
        var page = gallery.search(
                asked.agreementId(), viewer(asked), filters.search(), after.time(), after.id(), paging.limit() + 1);
        return paging.respond(
                uri,
                page,
                exhibit -> List.of(exhibit.starts().toString(), exhibit.id().toString()),
                this::seen);
    }

    @GET
    @Produces(GEO_JSON)
    @Transactional
    @Operation(summary = "The same as GeoJSON (RFC 7946); incidents without a place have no geometry")
    @APIResponse(
            responseCode = "200",
            description = "A FeatureCollection of RFC 7946",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public Response map(
            @QueryParam("agreement") String agreement,
            @BeanParam Filters filters,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        var response = list(agreement, filters, paging, uri);
        var collection = Json.MAPPER.createObjectNode().put("type", "FeatureCollection");
        var features = collection.putArray("features");
        ((Page<?>) response.getEntity()).items().forEach(item -> features.add(GeoJson.feature((ObjectNode) item)));
        return Response.fromResponse(response).entity(collection).type(GEO_JSON).build();
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(summary = "One incident with the reports that the caller may see, and its finding once released")
    @APIResponse(
            responseCode = "200",
            description = "The incident as the caller may see it",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public ObjectNode read(@PathParam("id") UUID id) {
        var viewer = gallery.agreementOf(id)
                .map(agreement -> viewer(membership.owner(agreement, "The incident")))
                .orElseThrow(() -> Refusal.notFound("The incident"));
        var exhibit = gallery.find(id, viewer).orElseThrow(() -> Refusal.notFound("The incident"));
        var seen = seen(exhibit);
        var testimony = seen.putArray("reports");
        var testifying = reports.testifyingTo(List.of(id)).get(id);
        var files = evidence.of(testifying.keySet());
        testifying.values().stream()
                .filter(report -> viewer.mayBeShown(exhibit.hat(), report.consent(), report.agency()))
                .forEach(report -> {
                    ObjectNode full = Json.MAPPER.valueToTree(report);
                    var shown = full.putArray("evidence");
                    files.getOrDefault(report.id(), List.of()).stream()
                            .filter(file -> viewer.mayBeShown(exhibit.hat(), file.consent(), file.agency()))
                            .forEach(file -> shown.add(file.id().toString()));
                    testimony.add(
                            views.see("report", hats(exhibit), report.consent().name(), full));
                });
        var full = Json.MAPPER.createObjectNode();
        full.set("links", Json.MAPPER.valueToTree(witnesses.history(id)));
        seen.setAll(views.see("incidentHistory", hats(exhibit), null, full));
        return seen;
    }

    private Viewer viewer(Snapshot agreement) {
        var caller = callers.current();
        return Viewer.of(caller.roles(), caller.party(), caller.agency(), membership.terms(agreement));
    }

    private ObjectNode seen(Exhibit exhibit) {
        return views.see("incident", hats(exhibit), consent(exhibit.hat()), exhibit.full());
    }

    private Set<String> hats(Exhibit exhibit) {
        var hats = new HashSet<>(callers.current().roles());
        hats.add(exhibit.hat().inMatrix());
        return hats;
    }

    /** The side was composed from reports with at least this consent. */
    private static String consent(Viewer.Hat hat) {
        return switch (hat) {
            case NEUTRAL, OWNER -> Consent.NEUTRAL.name();
            case GUARANTOR -> Consent.GUARANTORS.name();
            case ACCUSED -> Consent.ACCUSED.name();
            case PUBLIC -> Consent.PUBLIC.name();
        };
    }
}
