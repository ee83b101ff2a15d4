package org.trucewatch.incidents.api;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.incidents.agreement.AgreementVersion;
import org.trucewatch.incidents.agreement.AgreementVersions;
import org.trucewatch.incidents.agreement.NegotiationTable;
import org.trucewatch.incidents.agreement.Position;
import org.trucewatch.incidents.body.Bodies;
import org.trucewatch.incidents.body.Query;
import org.trucewatch.incidents.form.AgreementForm;
import org.trucewatch.incidents.form.PositionForm;
import org.trucewatch.kit.identity.Callers;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.BusinessClock;

import java.io.InputStream;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Agreements: proposed, negotiated version by version, ratified over one digest. */
@Path("/v1/agreements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "agreements")
public class AgreementResource {

    /** @param version its number, from 1 */
    public record Proposed(String id, int version, String state, String digest) {
        static Proposed of(AgreementVersion version) {
            return new Proposed(
                    version.agreementId(), version.number(), version.state().name(), version.digest());
        }
    }

    private final NegotiationTable table;
    private final AgreementVersions versions;
    private final Membership membership;
    private final Callers callers;
    private final BusinessClock clock;

    AgreementResource(
            NegotiationTable table,
            AgreementVersions versions,
            Membership membership,
            Callers callers,
            BusinessClock clock) {
        this.table = table;
        this.versions = versions;
        this.membership = membership;
        this.callers = callers;
        this.clock = clock;
    }

    @POST
    @Consumes({"application/yaml", "application/x-yaml", "text/yaml", MediaType.APPLICATION_JSON})
    @Operation(summary = "Proposes an agreement, in JSON or YAML")
    @APIResponse(
            responseCode = "201",
            description = "New",
            content = @Content(schema = @Schema(implementation = Proposed.class)))
    @APIResponse(
            responseCode = "200",
            description = "The same was sent before; the first result",
            content = @Content(schema = @Schema(implementation = Proposed.class)))
    public Response propose(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = Published.AGREEMENT)))
                    InputStream body,
            @Parameter(description = "When the guarantors are asked to have taken a position; silence has no effect")
                    @QueryParam("answerBy")
                    String answerBy,
            @HeaderParam("Content-Type") MediaType type) {
        return created(table.propose(read(body, type, Query.time("answerBy", answerBy), null)));
    }

    @POST
    @Path("/{id: [a-z0-9-]+}/versions")
    @Consumes({"application/yaml", "application/x-yaml", "text/yaml", MediaType.APPLICATION_JSON})
    @Operation(summary = "Proposes another version of an agreement")
    @APIResponse(
            responseCode = "201",
            description = "New",
            content = @Content(schema = @Schema(implementation = Proposed.class)))
    @APIResponse(
            responseCode = "200",
            description = "The same was sent before; the first result",
            content = @Content(schema = @Schema(implementation = Proposed.class)))
    public Response proposeVersion(
            @PathParam("id") String id,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = Published.AGREEMENT)))
                    InputStream body,
            @Parameter(description = "When the guarantors are asked to have taken a position; silence has no effect")
                    @QueryParam("answerBy")
                    String answerBy,
            @HeaderParam("Content-Type") MediaType type) {
        if (versions.of(id).stream().noneMatch(this::isVisible)) {
            throw Refusal.notFound("The agreement");
        }
        return created(table.proposeVersion(read(body, type, Query.time("answerBy", answerBy), id)));
    }

    /** @param id what the document's must be; null: any */
    private AgreementVersion.Proposal read(InputStream body, MediaType type, OffsetDateTime answerBy, String id) {
        boolean isYaml = type != null && type.getSubtype().contains("yaml");
        var by = callers.current().requireParty();
        var then = answerBy == null ? null : answerBy.toInstant().truncatedTo(ChronoUnit.MICROS); // as it is kept
        return Bodies.document(body, isYaml).read(document -> {
            var proposal = AgreementForm.read(document, by, then);
            if (id != null && !proposal.agreementId().equals(id)) {
                throw Refusal.invalid("#/id", "must be the agreement's id, " + id);
            }
            return proposal;
        });
    }

    /** A version that is only proposed concerns those whom it names; the members see it too once there are any. */
    private boolean isVisible(AgreementVersion version) {
        return membership.watches()
                || membership.includes(version.agreementId())
                || VersionView.names(version, callers.current().party());
    }

    private static Response created(NegotiationTable.Outcome outcome) {
        var version = outcome.version();
        var location = URI.create("/v1/agreements/" + version.agreementId() + "/versions/" + version.number());
        return Response.status(outcome.isNew() ? 201 : 200)
                .location(location)
                .entity(Proposed.of(version))
                .build();
    }

    @GET
    @Path("/{id: [a-z0-9-]+}")
    @Transactional
    @Operation(summary = "The version in force, now or at a time; without a time also one that is still negotiated")
    public VersionView read(@PathParam("id") String id, @QueryParam("at") String at) {
        var then = at == null ? clock.instant() : Query.time("at", at).toInstant();
        return versions.inForceAt(id, then)
                .or(() -> at == null ? versions.latest(id) : Optional.empty())
                .filter(this::isVisible)
                .map(version -> VersionView.of(version, clock.instant()))
                .orElseThrow(() -> Refusal.notFound("A version in force"));
    }

    @GET
    @Path("/{id: [a-z0-9-]+}/versions/{number}")
    @Transactional
    @Operation(summary = "Any version with its digest, the positions taken and the days each guarantor was awaited")
    public VersionView readVersion(@PathParam("id") String id, @PathParam("number") int number) {
        return VersionView.of(visible(id, number), clock.instant());
    }

    private AgreementVersion visible(String id, int number) {
        return versions.find(id, number).filter(this::isVisible).orElseThrow(() -> Refusal.notFound("The version"));
    }

    @POST
    @Path("/{id: [a-z0-9-]+}/versions/{number}/positions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(summary = "A guarantor accepts, counters or rejects exactly the content of a digest")
    @APIResponse(
            responseCode = "200",
            description = "The version with the position",
            content = @Content(schema = @Schema(implementation = VersionView.class)))
    public VersionView take(
            @PathParam("id") String id,
            @PathParam("number") int number,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = Published.POSITION)))
                    InputStream body) {
        visible(id, number);
        var caller = callers.current();
        var form = PositionForm.read(Bodies.json(body));
        var taken = new Position.Taken(
                caller.requireParty(), form.position(), form.counter(), form.reasons(), caller.name());
        return VersionView.of(table.take(id, number, taken, form.digest()), clock.instant());
    }
}
