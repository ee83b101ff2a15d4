package org.trucewatch.incidents.api;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.incidents.review.Adjudicator;
import org.trucewatch.incidents.review.AdmissionDesk;
import org.trucewatch.incidents.review.JoinDesk;
import org.trucewatch.kit.identity.Callers;
import org.trucewatch.kit.problems.Refusal;

import java.net.URI;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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

    /** Whether a case may open, and why. */
    public record AdmissionRequest(
            @NotNull(message = "is required") Boolean admitted,

            @NotBlank(message = "is required") @Size(max = 20_000, message = "must have at most 20000 characters")
            String reason) {}

    /** What is joined or parted: a report, or another incident. */
    public record LinkRequest(
            UUID reportId,
            UUID incidentId,

            @NotBlank(message = "is required") @Size(max = 20_000, message = "must have at most 20000 characters")
            String reason) {
        void refuseUnlessOne() {
            if ((reportId == null) == (incidentId == null)) {
                throw Refusal.invalid("#/reportId", "either reportId or incidentId is required");
            }
        }
    }

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
    private final Callers callers;

    IncidentDecisionResource(AdmissionDesk admissions, JoinDesk joins, Callers callers) {
        this.admissions = admissions;
        this.joins = joins;
        this.callers = callers;
    }

    @POST
    @Path("/admissions")
    @Operation(summary = "Admits an incident, so that a case opens, or refuses it with a reason")
    public Response admit(@PathParam("id") UUID id, @NotNull @Valid AdmissionRequest request) {
        var by = callers.current().name();
        var incident = admissions.decide(id, request.admitted(), request.reason(), by);
        return Response.created(URI.create("/v1/incidents/" + id))
                .entity(new Decided(id, incident.state().name(), request.admitted(), by, request.reason()))
                .build();
    }

    @POST
    @Path("/joins")
    @Operation(summary = "Lets a report, or all reports of another incident, testify to this one")
    public Response join(@PathParam("id") UUID id, @NotNull @Valid LinkRequest request) {
        request.refuseUnlessOne();
        return answer(
                request.reportId() != null
                        ? joins.joinReport(id, request.reportId(), request.reason(), adjudicator())
                        : joins.joinIncident(id, request.incidentId(), request.reason(), adjudicator()));
    }

    @POST
    @Path("/parts")
    @Operation(summary = "Takes a join back; a report that testifies to nothing else begins an incident of its own")
    public Response part(@PathParam("id") UUID id, @NotNull @Valid LinkRequest request) {
        request.refuseUnlessOne();
        return answer(
                request.reportId() != null
                        ? joins.partReport(id, request.reportId(), request.reason(), adjudicator())
                        : joins.partIncident(id, request.incidentId(), request.reason(), adjudicator()));
    }

    private Adjudicator adjudicator() {
        var caller = callers.current();
        return new Adjudicator(caller.name(), caller.party());
    }

    private static Response answer(JoinDesk.Outcome outcome) {
        return Response.status(outcome.waitsForSecond() ? 202 : 201)
                .location(URI.create("/v1/incidents/" + outcome.incidentId()))
                .entity(Linked.of(outcome))
                .build();
    }
}
