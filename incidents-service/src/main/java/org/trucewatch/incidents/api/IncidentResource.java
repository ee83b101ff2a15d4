package org.trucewatch.incidents.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.incidents.evidence.EvidenceShelf;
import org.trucewatch.incidents.face.Exhibit;
import org.trucewatch.incidents.face.Gallery;
import org.trucewatch.incidents.face.Marks;
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

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Incidents, on the caller's view: filters, pages and 404s know only what the caller may see. */
@Path("/v1/incidents")
@Tag(name = "incidents")
public class IncidentResource {

    private final Gallery gallery;
    private final Marks marks;
    private final Export export;
    private final Reports reports;
    private final EvidenceShelf evidence;
    private final Witnesses witnesses;
    private final Membership membership;
    private final Views views;
    private final Callers callers;

    IncidentResource(
            Gallery gallery,
            Marks marks,
            Export export,
            Reports reports,
            EvidenceShelf evidence,
            Witnesses witnesses,
            Membership membership,
            Views views,
            Callers callers) {
        this.gallery = gallery;
        this.marks = marks;
        this.export = export;
        this.reports = reports;
        this.evidence = evidence;
        this.witnesses = witnesses;
        this.membership = membership;
        this.views = views;
        this.callers = callers;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, Form.GEO_JSON_TYPE, Form.CSV_TYPE, Form.NDJSON_TYPE})
    @Operation(
            summary = "Incidents that fit the filters, the latest first",
            description =
                    "JSON comes in pages. GeoJSON (RFC 7946; incidents without a place have no geometry), CSV (with a"
                            + " row of HXL hashtags below the names) and NDJSON give the whole list as a stream, or a page where"
                            + " limit or cursor is given. The first page, and every stream, links with rel=monitor (RFC 5989) to"
                            + " the same list of what changes from then on, so that whoever follows these links misses nothing."
                            + " A list of changes also has, whatever the filters, {id, gone: true} of each incident that the"
                            + " caller could see and can see no longer; what changes so that it does not fit the filters any"
                            + " more is not told.")
    @APIResponse(
            responseCode = "200",
            description = "A page of incidents, or all of them",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Page.class)),
                @Content(mediaType = Form.GEO_JSON_TYPE, schema = @Schema(type = SchemaType.OBJECT)),
                @Content(mediaType = Form.CSV_TYPE, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = Form.NDJSON_TYPE, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "503",
            description = "Too many lists are being sent as streams; try again later",
            headers =
                    @Header(
                            name = "Retry-After",
                            description = ProblemResponses.RETRY_AFTER,
                            required = true,
                            schema = @Schema(type = SchemaType.INTEGER)))
    public Response list(
            @QueryParam("agreement") String agreement,
            @BeanParam Filters filters,
            @BeanParam Paging paging,
            @Context Request request,
            @Context UriInfo uri) {
        var asked = membership.asked(agreement);
        var now = marks.now();
        var search = filters.search(marks, now);
        var viewer = viewer(asked);
        var roles = callers.current().roles();
        var form = Form.of(request.selectVariant(Form.variants()));
        var parameters = uri.getQueryParameters();
        if (form != null && !parameters.containsKey("limit") && !parameters.containsKey("cursor")) {
            search.check(viewer);
            var whole = export.of(
                    form,
                    after -> gallery.search(asked.agreementId(), viewer, search, after.time(), after.id(), Export.PAGE),
                    exhibit -> seen(exhibit, roles));
            return Response.ok(whole, form.type())
                    .header("Link", Monitor.link(uri, marks.write(now)))
                    .build();
        }
        var after = Cursors.mark(paging).orElse(Cursors.Mark.END);
        var found = gallery.search(asked.agreementId(), viewer, search, after.time(), after.id(), paging.limit() + 1);
        var page = paging.respond(
                uri,
                found,
                exhibit -> List.of(exhibit.starts().toString(), exhibit.id().toString()),
                exhibit -> seen(exhibit, roles));
        var answer = Response.fromResponse(page);
        if (form != null) {
            answer.entity(form.of(((Page<?>) page.getEntity())
                            .items().stream().map(ObjectNode.class::cast).toList()))
                    .type(form.type());
        } else {
            answer.type(MediaType.APPLICATION_JSON_TYPE);
        }
        return Monitor.linked(answer.build(), uri, marks.write(now));
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "One incident with the reports that the caller may see, and its finding once released")
    @APIResponse(
            responseCode = "200",
            description = "The incident as the caller may see it",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public ObjectNode read(@PathParam("id") UUID id) {
        // what is not there, what belongs to others and what is hidden take the same statements: no clock tells them
        // apart
        var agreement = membership.included(gallery.agreementOf(id).orElse(""));
        var viewer = agreement.map(this::viewer).orElse(Viewer.NOBODY);
        var exhibit = gallery.find(id, viewer).orElseThrow(() -> Refusal.notFound("The incident"));
        var seen = seen(exhibit, callers.current().roles());
        var hats = hats(exhibit, callers.current().roles());
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
                    testimony.add(views.see("report", hats, report.consent().name(), full));
                });
        var full = Json.MAPPER.createObjectNode();
        full.set("links", Json.MAPPER.valueToTree(witnesses.history(id)));
        seen.setAll(views.see("incidentHistory", hats, null, full));
        return seen;
    }

    private Viewer viewer(Snapshot agreement) {
        var caller = callers.current();
        return Viewer.of(caller.roles(), caller.party(), caller.agency(), membership.terms(agreement));
    }

    private ObjectNode seen(Exhibit exhibit, Set<String> roles) {
        return exhibit.isGone()
                ? exhibit.full()
                : views.see("incident", hats(exhibit, roles), consent(exhibit.hat()), exhibit.full());
    }

    private static Set<String> hats(Exhibit exhibit, Set<String> roles) {
        var hats = new HashSet<>(roles);
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
