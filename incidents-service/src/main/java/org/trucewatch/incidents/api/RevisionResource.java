package org.trucewatch.incidents.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.incidents.body.Bodies;
import org.trucewatch.incidents.form.RevisionForm;
import org.trucewatch.incidents.register.Register;
import org.trucewatch.incidents.register.RegisterEntries;
import org.trucewatch.incidents.register.RegisterEntry;
import org.trucewatch.incidents.register.Registry;
import org.trucewatch.incidents.terms.Snapshot;
import org.trucewatch.kit.paging.Page;
import org.trucewatch.kit.paging.Paging;
import org.trucewatch.kit.problems.Refusal;

import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** One entry of any register: what it was, is and will be. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "registers")
public class RevisionResource {

    /**
     * A revision on the wire.
     *
     * @param from when it begins to hold; null for the first
     * @param reason null for the first
     */
    public record Revision(int number, Instant from, String reason, String by, Instant at, ObjectNode entry) {
        static Revision of(RegisterEntry kept) {
            return new Revision(
                    kept.number(),
                    kept.holdsFrom(),
                    kept.reason(),
                    kept.enteredBy(),
                    kept.enteredAt(),
                    Bodies.kept(kept.content()));
        }
    }

    private final Registry registry;
    private final RegisterEntries entries;
    private final Registration registration;
    private final Sites sites;
    private final Membership membership;

    RevisionResource(
            Registry registry, RegisterEntries entries, Registration registration, Sites sites, Membership membership) {
        this.registry = registry;
        this.entries = entries;
        this.registration = registration;
        this.sites = sites;
        this.membership = membership;
    }

    @GET
    @Path("/{register: actors|areas|agencies|protected-sites}/{id: [A-Za-z0-9-]+}/revisions")
    @Transactional
    @Operation(summary = "All that was ever entered under an id, in the order of entry, whether it holds yet or not")
    @APIResponse(
            responseCode = "200",
            description = "A page of revisions",
            content = @Content(schema = @Schema(implementation = Page.class)))
    public Response listRevisions(
            @PathParam("register") String register,
            @PathParam("id") String id,
            @QueryParam("agreement") String named,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        var agreement = membership.asked(named);
        var of = Register.titled(register);
        registration.requireVisible(agreement, of, id);
        int after = Cursors.number(paging);
        var page = entries.revisions(agreement.agreementId(), of, id, after, paging.limit() + 1);
        return paging.respond(uri, page, one -> List.of(String.valueOf(one.number())), one -> seen(agreement, of, one));
    }

    /** What each revision of a protected site says, and why, is for whom it names as the owner and the neutral body. */
    private Revision seen(Snapshot agreement, Register register, RegisterEntry revision) {
        var whole = Revision.of(revision);
        if (register != Register.PROTECTED_SITES) {
            return whole;
        }
        if (!sites.isVisible(agreement, revision)) {
            return new Revision(whole.number(), whole.from(), null, whole.by(), whole.at(), null);
        }
        sites.note(agreement, revision);
        return whole;
    }

    @POST
    @Path("/{register: actors|areas|agencies|protected-sites}/{id: [A-Za-z0-9-]+}/revisions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(summary = "Enters what holds in place of an entry from a time on, and why; nothing is ratified")
    @APIResponse(
            responseCode = "201",
            description = "New",
            content = @Content(schema = @Schema(implementation = Revision.class)))
    @APIResponse(
            responseCode = "200",
            description = "The same was sent before; the first result",
            content = @Content(schema = @Schema(implementation = Revision.class)))
    public Response revise(
            @PathParam("register") String register,
            @PathParam("id") String id,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = Published.REVISION)))
                    InputStream body) {
        var of = Register.titled(register);
        var form = RevisionForm.read(of, Bodies.json(body));
        var agreement = membership.named(form.agreementId());
        var by = membership.registrar(agreement);
        if (of == Register.PROTECTED_SITES) {
            sites.requireOwned(agreement, id);
        } else {
            registration.requireVisible(agreement, of, id);
        }
        if (!form.entryId().equals(id)) {
            throw Refusal.invalid(
                    of == Register.AREAS ? "#/entry/code" : "#/entry/id", "must be the entry's id, " + id);
        }
        var outcome = registry.revise(form.of(of, by));
        return Response.status(outcome.isNew() ? 201 : 200)
                .location(URI.create("/v1/" + register + "/" + id + "/revisions?agreement=" + form.agreementId()))
                .entity(Revision.of(outcome.revision()))
                .build();
    }
}
