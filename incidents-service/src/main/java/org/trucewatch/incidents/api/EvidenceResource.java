package org.trucewatch.incidents.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.vertx.http.Uncompressed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.trucewatch.incidents.evidence.Custody;
import org.trucewatch.incidents.evidence.Evidence;
import org.trucewatch.incidents.evidence.EvidenceShelf;
import org.trucewatch.incidents.evidence.Reported;
import org.trucewatch.incidents.evidence.Sightings;
import org.trucewatch.incidents.face.Viewer;
import org.trucewatch.kit.identity.Callers;
import org.trucewatch.kit.identity.Views;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.store.Kept;
import org.trucewatch.kit.store.Store;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** Evidence, on the caller's view, and the bytes of it for those who may have them. */
@Path("/v1/evidence/{id}")
@Tag(name = "evidence")
public class EvidenceResource {

    private static final Logger LOG = Logger.getLogger(EvidenceResource.class);

    private final EvidenceShelf shelf;
    private final Custody custody;
    private final Sightings sightings;
    private final Reported reports;
    private final Store store;
    private final Membership membership;
    private final Views views;
    private final Callers callers;

    EvidenceResource(
            EvidenceShelf shelf,
            Custody custody,
            Sightings sightings,
            Reported reports,
            Store store,
            Membership membership,
            Views views,
            Callers callers) {
        this.shelf = shelf;
        this.custody = custody;
        this.sightings = sightings;
        this.reports = reports;
        this.store = store;
        this.membership = membership;
        this.views = views;
        this.callers = callers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What is known of a file and what was done with it, as the caller may see it")
    @APIResponse(
            responseCode = "200",
            description = "The evidence as the caller may see it",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public ObjectNode read(@PathParam("id") UUID id) {
        return seen(found(id));
    }

    @GET
    @Path("/content")
    @Produces(MediaType.WILDCARD)
    @Uncompressed
    @Operation(summary = "The file itself, or one range of it; who reads it is written into its custody")
    @APIResponse(
            responseCode = "200",
            description = "All of it",
            content = @Content(mediaType = "*/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "206",
            description = "The range",
            content = @Content(mediaType = "*/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "The caller has it")
    @APIResponse(responseCode = "503", description = "It is missing in the store, which has been noticed")
    public Response content(
            @PathParam("id") UUID id,
            @Parameter(description = "RFC 9110; one range of bytes") @HeaderParam("Range") String range,
            @Parameter(description = "The entity tag for which the range is meant") @HeaderParam("If-Range")
                    String ifRange,
            @Context Request request) {
        var evidence = found(id);
        if (evidence.isErased()) {
            throw new Refusal("erased", 410, "Erased", "The content has been erased", List.of());
        }
        if (!seen(evidence).has("content")) {
            throw Refusal.notAllowed("original-not-shown", "The original is not shown to you");
        }
        return new ContentAnswer(evidence, kept(evidence))
                .to(
                        request,
                        range,
                        ifRange,
                        part -> sightings.note(evidence, callers.current().subject(), by(), part));
    }

    private Kept kept(Evidence evidence) {
        return store.find(Store.original(evidence.sha256()))
                .filter(kept -> kept.size() == evidence.size())
                .orElseThrow(() -> {
                    LOG.errorf("The content of evidence %s is not in the store as it was", evidence.id());
                    return new Refusal(
                            "content-missing", 503, "Not there at the moment", "The content cannot be read", List.of());
                });
    }

    private Evidence found(UUID id) {
        return shelf.find(id)
                .filter(evidence -> membership.includes(evidence.agreementId()))
                .filter(evidence -> views.visible(
                        "evidence", hats(evidence), evidence.consent().name()))
                .orElseThrow(() -> Refusal.notFound("The evidence"));
    }

    private ObjectNode seen(Evidence evidence) {
        var full = EvidenceFacts.of(evidence, custody.of(evidence.id()));
        return views.see("evidence", hats(evidence), evidence.consent().name(), full);
    }

    private Set<String> hats(Evidence evidence) {
        var caller = callers.current();
        var agreement = membership.owner(evidence.agreementId(), "The evidence");
        var accused = reports.accusedBy(evidence.reportId(), agreement);
        var hats = new HashSet<>(caller.roles());
        hats.add(Viewer.of(caller.roles(), caller.party(), caller.agency(), membership.terms(agreement))
                .hatFor(evidence.agency(), accused)
                .inMatrix());
        return hats;
    }

    private Custody.By by() {
        var caller = callers.current();
        var role =
                List.of("auditor", "adjudicator", "reviewer", "guarantor-officer", "party-officer", "agency").stream()
                        .filter(caller::is)
                        .findFirst()
                        .orElseThrow();
        return new Custody.By(role, caller.party(), caller.agency());
    }
}
