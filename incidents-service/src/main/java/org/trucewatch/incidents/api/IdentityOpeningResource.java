package org.trucewatch.incidents.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.incidents.body.Bodies;
import org.trucewatch.incidents.evidence.Reported;
import org.trucewatch.incidents.form.ReasonForm;
import org.trucewatch.incidents.opening.Opening;
import org.trucewatch.incidents.opening.OpeningDesk;
import org.trucewatch.incidents.opening.Openings;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.identity.Callers;
import org.trucewatch.kit.identity.Views;
import org.trucewatch.kit.paging.Page;
import org.trucewatch.kit.problems.Refusal;

import java.io.InputStream;
import java.net.URI;
import java.util.Set;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Opening the sealed identity of a source: two source keepers of different sides, each with a reason, and all of it recorded. */
@Path("/v1/reports/{id}/identity-openings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reports")
public class IdentityOpeningResource {

    private final OpeningDesk desk;
    private final Openings openings;
    private final Reported reports;
    private final Membership membership;
    private final Views views;
    private final Callers callers;

    IdentityOpeningResource(
            OpeningDesk desk,
            Openings openings,
            Reported reports,
            Membership membership,
            Views views,
            Callers callers) {
        this.desk = desk;
        this.openings = openings;
        this.reports = reports;
        this.membership = membership;
        this.views = views;
        this.callers = callers;
    }

    @GET
    @Operation(summary = "Who wanted to know who the source is, when and why, and who was told; never who it is")
    @APIResponse(
            responseCode = "200",
            description = "All openings of the report",
            content = @Content(schema = @Schema(implementation = Page.class)))
    public Page<ObjectNode> list(@PathParam("id") UUID id) {
        var report = report(id);
        return new Page<>(
                openings.of(id).stream().map(opening -> seen(report, opening)).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Asks to be told who the source of the report is")
    @APIResponse(
            responseCode = "201",
            description = "Asked for; a source keeper of another side may confirm it until the time it names",
            content = @Content(schema = @Schema(implementation = Opening.class)))
    @APIResponse(
            responseCode = "200",
            description = "The same was asked before; as it is now",
            content = @Content(schema = @Schema(implementation = Opening.class)))
    public Response ask(
            @PathParam("id") UUID id,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = Published.OPENING)))
                    InputStream body) {
        var report = report(id);
        var form = ReasonForm.read(Bodies.json(body));
        var outcome = desk.ask(form.id(), report, keeper(report), form.reason());
        return answer(report, outcome.isNew(), seen(report, outcome.opening()));
    }

    @POST
    @Path("/{opening}/confirmations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Confirms it, and is told who the source is")
    @APIResponse(
            responseCode = "201",
            description =
                    "The opening and, in source, what was sealed; both keepers may read it until the time it names",
            content = @Content(schema = @Schema(implementation = Opening.class)))
    @APIResponse(
            responseCode = "200",
            description = "The same keeper confirmed it before, and is told again",
            content = @Content(schema = @Schema(implementation = Opening.class)))
    public Response confirm(
            @PathParam("id") UUID id,
            @PathParam("opening") UUID opening,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = Published.CONFIRMATION)))
                    InputStream body) {
        var report = report(id);
        var form = ReasonForm.confirming(Bodies.json(body));
        var opened = desk.confirm(opening, report, keeper(report), form.reason());
        return answer(report, opened.isNew(), told(report, opened));
    }

    @GET
    @Path("/{opening}/identity")
    @Operation(
            summary = "Tells one of the two keepers, while there is time, who the source is; each telling is recorded")
    @APIResponse(
            responseCode = "200",
            description = "The opening and, in source, what was sealed",
            content = @Content(schema = @Schema(implementation = Opening.class)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response read(@PathParam("id") UUID id, @PathParam("opening") UUID opening) {
        var report = report(id);
        return Response.ok(told(report, desk.read(opening, report, keeper(report))))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private OpeningDesk.Keeper keeper(Reported.Report report) {
        var party = membership.party(membership.owner(report.agreementId(), "The report"));
        return new OpeningDesk.Keeper(callers.current().name(), party);
    }

    private static Response answer(Reported.Report report, boolean isNew, ObjectNode body) {
        return Response.status(isNew ? 201 : 200)
                .location(URI.create("/v1/reports/" + report.id() + "/identity-openings"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(body)
                .build();
    }

    private ObjectNode seen(Reported.Report report, Opening opening) {
        return views.see("identityOpening", membership.hats(report.agency()), null, Json.MAPPER.valueToTree(opening));
    }

    private ObjectNode told(Reported.Report report, OpeningDesk.Opened opened) {
        var seen = seen(report, opened.opening());
        seen.setAll(views.see(
                "identity",
                Set.of("opener"),
                null,
                Json.MAPPER.createObjectNode().set("source", opened.source())));
        return seen;
    }

    private Reported.Report report(UUID id) {
        return reports.find(id)
                .filter(one -> membership.includes(one.agreementId()))
                .filter(one -> views.visible("identityOpening", membership.hats(one.agency()), null))
                .orElseThrow(() -> Refusal.notFound("The report"));
    }
}
