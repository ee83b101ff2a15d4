package org.trucewatch.incidents.api;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.incidents.body.Bodies;
import org.trucewatch.incidents.form.ContestForm;
import org.trucewatch.incidents.register.ContestDesk;
import org.trucewatch.incidents.register.Contests;
import org.trucewatch.incidents.register.Register;
import org.trucewatch.kit.identity.Callers;
import org.trucewatch.kit.paging.Page;
import org.trucewatch.kit.paging.Paging;
import org.trucewatch.kit.problems.Refusal;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

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

/** What parties hold against entries of any register. It is shown on the entry, and takes none of its effect. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "registers")
public class ContestResource {

    private static final String OF_ENTRY =
            "/{register: actors|areas|agencies|protected-sites}/{id: [A-Za-z0-9-]+}/contests";

    private final ContestDesk desk;
    private final Contests contests;
    private final Registration registration;
    private final Membership membership;
    private final Callers callers;

    ContestResource(
            ContestDesk desk, Contests contests, Registration registration, Membership membership, Callers callers) {
        this.desk = desk;
        this.contests = contests;
        this.registration = registration;
        this.membership = membership;
        this.callers = callers;
    }

    @GET
    @Path(OF_ENTRY)
    @Transactional
    @Operation(summary = "All contests of an entry, withdrawn or not, in the order in which they were made")
    @APIResponse(
            responseCode = "200",
            description = "A page of contests",
            content = @Content(schema = @Schema(implementation = Page.class)))
    public Response listContests(
            @PathParam("register") String register,
            @PathParam("id") String id,
            @QueryParam("agreement") String named,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        var agreement = membership.asked(named);
        var of = Register.titled(register);
        registration.requireVisible(agreement, of, id);
        var after = Cursors.mark(paging).orElse(Cursors.Mark.before(Instant.EPOCH));
        var page = contests.after(agreement.agreementId(), of, id, after.time(), after.id(), paging.limit() + 1);
        return paging.respond(
                uri, page, one -> List.of(one.madeAt().toString(), one.id().toString()), ContestView::of);
    }

    @POST
    @Path(OF_ENTRY)
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(summary = "The caller's party contests an entry, once at a time; the entry keeps its effect")
    @APIResponse(
            responseCode = "201",
            description = "New",
            content = @Content(schema = @Schema(implementation = ContestView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The same was sent before; as it is now",
            content = @Content(schema = @Schema(implementation = ContestView.class)))
    public Response contest(
            @PathParam("register") String register,
            @PathParam("id") String id,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = Published.CONTEST)))
                    InputStream body) {
        var form = ContestForm.read(Bodies.json(body));
        var agreement = membership.named(form.agreementId());
        var party = membership.party(agreement);
        var of = Register.titled(register);
        registration.requireVisible(agreement, of, id);
        return answer(desk.contest(of, id, form.of(party, callers.current().name())));
    }

    @POST
    @Path(OF_ENTRY + "/{contest}/withdrawals")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(summary = "The party takes its contest back, and says why")
    @APIResponse(
            responseCode = "201",
            description = "Withdrawn",
            content = @Content(schema = @Schema(implementation = ContestView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was withdrawn before; as it is",
            content = @Content(schema = @Schema(implementation = ContestView.class)))
    public Response withdraw(
            @PathParam("register") String register,
            @PathParam("id") String id,
            @PathParam("contest") UUID contest,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = Published.WITHDRAWAL)))
                    InputStream body) {
        var of = Register.titled(register);
        var known = contests.findByIdOptional(contest)
                .filter(one -> one.isOf(of, id))
                .orElseThrow(() -> Refusal.notFound("The contest"));
        var agreement = membership.owner(known.agreementId(), "The contest");
        registration.requireVisible(agreement, of, id);
        if (!known.party().equals(membership.party(agreement))) {
            throw Refusal.notAllowed("not-yours", "A contest is withdrawn by the party that made it");
        }
        var reason = ContestForm.withdrawing(Bodies.json(body));
        return answer(desk.withdraw(contest, callers.current().name(), reason));
    }

    private static Response answer(ContestDesk.Outcome outcome) {
        return Response.status(outcome.isNew() ? 201 : 200)
                .entity(ContestView.of(outcome.contest()))
                .build();
    }
}
