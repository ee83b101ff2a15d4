package org.trucewatch.incidents.api;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.incidents.body.Bodies;
import org.trucewatch.incidents.form.ContestForm;
import org.trucewatch.incidents.form.GrantForm;
import org.trucewatch.incidents.register.GrantDesk;
import org.trucewatch.incidents.register.SiteGrant;
import org.trucewatch.incidents.register.SiteGrants;
import org.trucewatch.incidents.register.Withdrawal;
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

/** To whom the owner of a protected site, or the neutral body, gives sight of it. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "registers")
public class GrantResource {

    private static final String OF_SITE = "/protected-sites/{id: [a-z0-9-]+}/grants";

    /** A grant on the wire. @param withdrawn left out while it stands */
    public record Grant(
            UUID id, String site, String party, String by, Instant at, String reason, Withdrawal withdrawn) {
        static Grant of(SiteGrant grant) {
            return new Grant(
                    grant.id(),
                    grant.siteId(),
                    grant.party(),
                    grant.madeBy(),
                    grant.madeAt(),
                    grant.reason(),
                    grant.withdrawal().orElse(null));
        }
    }

    private final GrantDesk desk;
    private final SiteGrants grants;
    private final Sites sites;
    private final Membership membership;
    private final Callers callers;

    GrantResource(GrantDesk desk, SiteGrants grants, Sites sites, Membership membership, Callers callers) {
        this.desk = desk;
        this.grants = grants;
        this.sites = sites;
        this.membership = membership;
        this.callers = callers;
    }

    @GET
    @Path(OF_SITE)
    @Transactional
    @Operation(summary = "To whom sight of a site was given, for its owner and the neutral body")
    @APIResponse(
            responseCode = "200",
            description = "A page of grants, withdrawn or not, in the order in which they were given",
            content = @Content(schema = @Schema(implementation = Page.class)))
    public Response listGrants(
            @PathParam("id") String id,
            @QueryParam("agreement") String named,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        var agreement = membership.asked(named);
        var tenure = sites.requireOwned(agreement, id).number();
        boolean isOfAll = sites.seesAll(agreement);
        var after = Cursors.mark(paging).orElse(Cursors.Mark.before(Instant.EPOCH));
        var page = grants.after(
                agreement.agreementId(), id, tenure, isOfAll, after.time(), after.id(), paging.limit() + 1);
        return paging.respond(
                uri, page, one -> List.of(one.madeAt().toString(), one.id().toString()), Grant::of);
    }

    @POST
    @Path(OF_SITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(summary = "Gives a party sight of a site and of where it lies; each showing is noted")
    @APIResponse(
            responseCode = "201",
            description = "New",
            content = @Content(schema = @Schema(implementation = Grant.class)))
    @APIResponse(
            responseCode = "200",
            description = "The same was sent before; as it is now",
            content = @Content(schema = @Schema(implementation = Grant.class)))
    public Response give(
            @PathParam("id") String id,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = Published.GRANT)))
                    InputStream body) {
        var form = GrantForm.read(Bodies.json(body));
        var agreement = membership.named(form.agreementId());
        membership.party(agreement);
        var site = sites.requireOwned(agreement, id);
        var terms = membership.terms(agreement);
        if (terms.party(form.party()).isEmpty()) {
            throw Refusal.invalid("#/party", "is no party of the version in force");
        }
        var owner = Sites.owner(site);
        if (form.party().equals(owner) || form.party().equals(terms.neutral())) {
            throw Refusal.invalid("#/party", "sees the site without being granted it");
        }
        return answer(desk.give(id, site.number(), form.of(callers.current().name())));
    }

    @POST
    @Path(OF_SITE + "/{grant}/withdrawals")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(summary = "Takes the sight back, and says why")
    @APIResponse(
            responseCode = "201",
            description = "Withdrawn",
            content = @Content(schema = @Schema(implementation = Grant.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was withdrawn before; as it is",
            content = @Content(schema = @Schema(implementation = Grant.class)))
    public Response withdrawGrant(
            @PathParam("id") String id,
            @PathParam("grant") UUID grant,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = Published.WITHDRAWAL)))
                    InputStream body) {
        var known = grants.findByIdOptional(grant)
                .filter(one -> one.siteId().equals(id))
                .orElseThrow(() -> Refusal.notFound("The grant"));
        var agreement = membership.owner(known.agreementId(), "The grant");
        membership.party(agreement);
        if (sites.requireOwned(agreement, id).number() != known.tenure() && !sites.seesAll(agreement)) {
            throw Refusal.notFound("The grant"); // it is of another owner
        }
        return answer(desk.withdraw(grant, callers.current().name(), ContestForm.withdrawing(Bodies.json(body))));
    }

    private static Response answer(GrantDesk.Outcome outcome) {
        return Response.status(outcome.isNew() ? 201 : 200)
                .entity(Grant.of(outcome.grant()))
                .build();
    }
}
