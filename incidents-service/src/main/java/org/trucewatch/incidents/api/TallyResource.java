package org.trucewatch.incidents.api;

import com.networknt.schema.Schema;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.incidents.tally.Tally;
import org.trucewatch.incidents.tally.TallyDesk;
import org.trucewatch.kit.identity.Callers;
import org.trucewatch.kit.ledger.CanonicalJson;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.Ids;

import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Published counts for a period and a place. */
@Path("/v1/tallies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reports")
public class TallyResource {

    /** What an agency holds after a tally was taken. */
    public record TallyReceipt(UUID id, Instant receivedAt, String digest) {}

    private final TallyDesk desk;
    private final Documents documents;
    private final Schema schema;
    private final Callers callers;

    TallyResource(TallyDesk desk, Documents documents, Callers callers) {
        this.desk = desk;
        this.documents = documents;
        this.schema = documents.schema("tally");
        this.callers = callers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Takes a published count; the body is tally.schema.json. Never makes an incident")
    public Response take(InputStream body) {
        var content = Bodies.json(body);
        documents.check(schema, content);
        var from = OffsetDateTime.parse(content.at("/period/from").textValue());
        if (OffsetDateTime.parse(content.at("/period/to").textValue()).isBefore(from)) {
            throw Refusal.invalid("#/period/to", "must not be before from");
        }
        var sent = new Tally.Sent(
                content.has("id") ? UUID.fromString(content.get("id").textValue()) : Ids.next(),
                content.get("agreementId").textValue(),
                content.path("drill").asBoolean(),
                content.toString(),
                CanonicalJson.digest(content));
        var outcome = desk.take(sent, callers.current().requireAgency());
        var tally = outcome.tally();
        return Response.status(outcome.isNew() ? 201 : 200)
                .location(URI.create("/v1/tallies/" + tally.id()))
                .entity(new TallyReceipt(tally.id(), tally.receivedAt(), tally.digest()))
                .build();
    }
}
