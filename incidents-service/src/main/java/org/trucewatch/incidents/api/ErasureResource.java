package org.trucewatch.incidents.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.incidents.body.Bodies;
import org.trucewatch.incidents.erasure.Erasure;
import org.trucewatch.incidents.erasure.ErasureDesk;
import org.trucewatch.incidents.erasure.Erasures;
import org.trucewatch.incidents.evidence.Reported;
import org.trucewatch.incidents.form.ReasonForm;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.identity.Callers;
import org.trucewatch.kit.identity.Views;
import org.trucewatch.kit.paging.Page;
import org.trucewatch.kit.problems.Refusal;

import java.io.InputStream;
import java.net.URI;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Erasing a report: asked for by its agency, done when a source keeper of another side confirms it. */
@Path("/v1/reports/{id}/erasures")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reports")
public class ErasureResource {

    private final ErasureDesk desk;
    private final Erasures erasures;
    private final Reported reports;
    private final Membership membership;
    private final Views views;
    private final Callers callers;

    ErasureResource(
            ErasureDesk desk,
            Erasures erasures,
            Reported reports,
            Membership membership,
            Views views,
            Callers callers) {
        this.desk = desk;
        this.erasures = erasures;
        this.reports = reports;
        this.membership = membership;
        this.views = views;
        this.callers = callers;
    }

    @GET
    @Operation(summary = "What was asked for and done; source keepers see it of every report that is asked about")
    @APIResponse(
            responseCode = "200",
            description = "All erasures of the report",
            content = @Content(schema = @Schema(implementation = Page.class)))
    public Page<ObjectNode> list(@PathParam("id") UUID id) {
        var report = report(id);
        return new Page<>(
                erasures.of(id).stream().map(erasure -> seen(report, erasure)).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Asks that an own report, its source and its files be destroyed")
    @APIResponse(
            responseCode = "201",
            description = "Asked for",
            content = @Content(schema = @Schema(implementation = Erasure.class)))
    @APIResponse(
            responseCode = "200",
            description = "The same was asked before; as it is now",
            content = @Content(schema = @Schema(implementation = Erasure.class)))
    public Response ask(
            @PathParam("id") UUID id,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = Published.ERASURE)))
                    InputStream body) {
        var report = report(id);
        var form = ReasonForm.read(Bodies.json(body));
        return answer(report, desk.ask(form.id(), report, callers.current().name(), form.reason()));
    }

    @POST
    @Path("/{erasure}/confirmations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Confirms it, and with that it is done; nothing brings it back")
    @APIResponse(
            responseCode = "201",
            description = "Done",
            content = @Content(schema = @Schema(implementation = Erasure.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was done before",
            content = @Content(schema = @Schema(implementation = Erasure.class)))
    public Response confirm(
            @PathParam("id") UUID id,
            @PathParam("erasure") UUID erasure,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = Published.CONFIRMATION)))
                    InputStream body) {
        var report = report(id);
        var party = membership.party(membership.owner(report.agreementId(), "The report"));
        var form = ReasonForm.confirming(Bodies.json(body));
        return answer(report, desk.confirm(erasure, report, callers.current().name(), party, form.reason()));
    }

    private Response answer(Reported.Report report, ErasureDesk.Outcome outcome) {
        return Response.status(outcome.isNew() ? 201 : 200)
                .location(URI.create("/v1/reports/" + report.id() + "/erasures"))
                .entity(seen(report, outcome.erasure()))
                .build();
    }

    private ObjectNode seen(Reported.Report report, Erasure erasure) {
        return views.see("erasure", membership.hats(report.agency()), null, Json.MAPPER.valueToTree(erasure));
    }

    /** A source keeper knows of those reports only that are to be erased. */
    private Reported.Report report(UUID id) {
        return reports.find(id)
                .filter(one -> membership.includes(one.agreementId()))
                .filter(one -> views.visible("erasure", membership.hats(one.agency()), null))
                .filter(one -> !callers.current().is("source-keeper")
                        || !erasures.of(id).isEmpty())
                .orElseThrow(() -> Refusal.notFound("The report"));
    }
}
