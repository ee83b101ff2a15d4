package org.trucewatch.incidents.api;

import com.networknt.schema.Schema;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.incidents.agreement.AgreementVersion;
import org.trucewatch.incidents.agreement.AgreementVersions;
import org.trucewatch.incidents.agreement.NegotiationTable;
import org.trucewatch.incidents.agreement.Position;
import org.trucewatch.incidents.agreement.Stance;
import org.trucewatch.kit.identity.Callers;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.BusinessClock;

import java.io.InputStream;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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

    /** @param counter with COUNTER: the number of the version proposed instead */
    public record Stand(
            @NotNull(message = "is required") Stance position,
            @NotNull(message = "is required") String digest,
            Integer counter,

            @Size(max = 20_000, message = "must have at most 20000 characters")
            String reasons) {}

    private final NegotiationTable table;
    private final AgreementVersions versions;
    private final Documents documents;
    private final Schema schema;
    private final Callers callers;
    private final BusinessClock clock;

    AgreementResource(
            NegotiationTable table,
            AgreementVersions versions,
            Documents documents,
            Callers callers,
            BusinessClock clock) {
        this.table = table;
        this.versions = versions;
        this.documents = documents;
        this.schema = documents.schema("agreement");
        this.callers = callers;
        this.clock = clock;
    }

    @POST
    @Consumes({"application/yaml", "application/x-yaml", "text/yaml", MediaType.APPLICATION_JSON})
    @Operation(summary = "Proposes an agreement; the document is agreement.schema.json, in JSON or YAML")
    public Response propose(InputStream body, @HeaderParam("Content-Type") MediaType type) {
        return created(table.propose(read(body, type).proposal(proposer())));
    }

    @POST
    @Path("/{id}/versions")
    @Consumes({"application/yaml", "application/x-yaml", "text/yaml", MediaType.APPLICATION_JSON})
    @Operation(summary = "Proposes another version of an agreement")
    public Response proposeVersion(
            @PathParam("id") String id, InputStream body, @HeaderParam("Content-Type") MediaType type) {
        var proposal = read(body, type).proposal(proposer());
        if (!proposal.agreementId().equals(id)) {
            throw Refusal.invalid("#/id", "must be the agreement's id, " + id);
        }
        return created(table.proposeVersion(proposal));
    }

    private AgreementDocument read(InputStream body, MediaType type) {
        var document = Bodies.document(body, type);
        documents.check(schema, document);
        var guarantors = document.get("guarantors");
        var party = callers.current().requireParty();
        for (var guarantor : guarantors) {
            if (party.equals(guarantor.textValue())) {
                return new AgreementDocument(document);
            }
        }
        throw Refusal.notAllowed("not-a-guarantor", "Only a guarantor of the document proposes it");
    }

    private String proposer() {
        return callers.current().requireParty();
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
    @Path("/{id}")
    @Transactional
    @Operation(summary = "The version in force, now or at a time; without a time also one that is still negotiated")
    public VersionView read(@PathParam("id") String id, @QueryParam("at") String at) {
        var then = at == null ? clock.instant() : time(at);
        return versions.inForceAt(id, then)
                .or(() -> at == null ? versions.latest(id) : Optional.empty())
                .map(version -> VersionView.of(version, clock.instant()))
                .orElseThrow(() -> Refusal.notFound("A version in force"));
    }

    private static Instant time(String at) {
        try {
            return OffsetDateTime.parse(at.replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            throw Refusal.invalid("?at", "must be an RFC 3339 time with offset, such as 2016-03-05T09:00:00+02:00");
        }
    }

    @GET
    @Path("/{id}/versions/{number}")
    @Transactional
    @Operation(summary = "Any version with its digest, the positions taken and the days each guarantor was awaited")
    public VersionView readVersion(@PathParam("id") String id, @PathParam("number") int number) {
        return VersionView.of(versions.require(id, number), clock.instant());
    }

    @POST
    @Path("/{id}/versions/{number}/positions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(summary = "A guarantor accepts, counters or rejects exactly the content of a digest")
    public VersionView take(@PathParam("id") String id, @PathParam("number") int number, @NotNull @Valid Stand stand) {
        var caller = callers.current();
        if ((stand.position() == Stance.COUNTER) != (stand.counter() != null)) {
            throw Refusal.invalid("#/counter", "belongs to COUNTER, and to nothing else");
        }
        var taken = new Position.Taken(
                caller.requireParty(), stand.position(), stand.counter(), stand.reasons(), caller.name());
        return VersionView.of(table.take(id, number, taken, stand.digest()), clock.instant());
    }
}
