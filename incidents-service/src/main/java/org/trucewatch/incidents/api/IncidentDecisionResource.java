package org.trucewatch.incidents.api;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.incidents.body.Bodies;
import org.trucewatch.incidents.face.Gallery;
import org.trucewatch.incidents.form.AdmissionForm;
import org.trucewatch.incidents.form.LinkForm;
import org.trucewatch.incidents.review.Adjudicator;
import org.trucewatch.incidents.review.AdmissionDesk;
import org.trucewatch.incidents.review.JoinDesk;
import org.trucewatch.kit.identity.Callers;
import org.trucewatch.kit.problems.Refusal;

import java.io.InputStream;
import java.net.URI;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What adjudicators decide about an incident. */
@Path("/v1/incidents/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "incidents")
public class IncidentDecisionResource {

    /** The incident's state after an admission. */
    public record Decided(UUID id, String state, boolean admitted, String by, String reason) {}

    /** @param state DONE, or AWAITING_SECOND when another adjudicator of another party has to ask for the same */
    public record Linked(UUID incidentId, String state) {
        static Linked of(JoinDesk.Outcome outcome) {
            return new Linked(outcome.incidentId(), outcome.waitsForSecond() ? "AWAITING_SECOND" : "DONE");
        }
    }

    private final AdmissionDesk admissions;
    private final JoinDesk joins;
    private final Gallery gallery;
    private final Membership membership;
    private final Callers callers;

    IncidentDecisionResource(
            AdmissionDesk admissions, JoinDesk joins, Gallery gallery, Membership membership, Callers callers) {
        this.admissions = admissions;
        this.joins = joins;
        this.gallery = gallery;
        this.membership = membership;
        this.callers = callers;
    }

    @POST
    @Path("/admissions")
    @Operation(summary = "Admits an incident, so that a case opens, or refuses it with a reason")
    @APIResponse(
            responseCode = "201",
            description = "Decided",
            content = @Content(schema = @Schema(implementation = Decided.class)))
    public Response admit(
            @PathParam("id") UUID id,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = Published.ADMISSION)))
                    InputStream body) {
        var by = adjudicatorOf(id).name();
        var form = AdmissionForm.read(Bodies.json(body));
        var incident = admissions.decide(id, form.admitted(), form.reason(), by);
        return Response.created(URI.create("/v1/incidents/" + id))
                .entity(new Decided(id, incident.state().name(), form.admitted(), by, form.reason()))
                .build();
    }

    @POST
    @Path("/joins")
    @Operation(summary = "Lets a report, or all reports of another incident, testify to this one")
    @APIResponse(
            responseCode = "201",
            description = "Done",
            content = @Content(schema = @Schema(implementation = Linked.class)))
    @APIResponse(
            responseCode = "202",
            description = "Noted; an adjudicator of another party has to ask for the same",
            content = @Content(schema = @Schema(implementation = Linked.class)))
    public Response join(
            @PathParam("id") UUID id,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = Published.LINK)))
                    InputStream body) {
        var by = adjudicatorOf(id);
        var form = LinkForm.read(Bodies.json(body));
        return answer(
                form.reportId() != null
                        ? joins.joinReport(id, form.reportId(), form.reason(), by)
                        : joins.joinIncident(id, form.incidentId(), form.reason(), by));
    }

    @POST
    @Path("/parts")
    @Operation(summary = "Takes a join back; a report that testifies to nothing else begins an incident of its own")
    @APIResponse(
            responseCode = "201",
            description = "Done",
            content = @Content(schema = @Schema(implementation = Linked.class)))
    @APIResponse(
            responseCode = "202",
            description = "Noted; an adjudicator of another party has to ask for the same",
            content = @Content(schema = @Schema(implementation = Linked.class)))
    public Response part(
            @PathParam("id") UUID id,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = Published.LINK)))
                    InputStream body) {
        var by = adjudicatorOf(id);
        var form = LinkForm.read(Bodies.json(body));
        return answer(
                form.reportId() != null
                        ? joins.partReport(id, form.reportId(), form.reason(), by)
                        : joins.partIncident(id, form.incidentId(), form.reason(), by));
    }

    private Adjudicator adjudicatorOf(UUID incident) {
        var agreement = gallery.agreementOf(incident)
                .map(id -> membership.owner(id, "The incident"))
                .orElseThrow(() -> Refusal.notFound("The incident"));
        return new Adjudicator(callers.current().name(), membership.party(agreement));
    }

    private static Response answer(JoinDesk.Outcome outcome) {
        return Response.status(outcome.waitsForSecond() ? 202 : 201)
                .location(URI.create("/v1/incidents/" + outcome.incidentId()))
                .entity(Linked.of(outcome))
                .build();
    }
}
