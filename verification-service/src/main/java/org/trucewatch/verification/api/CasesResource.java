package org.trucewatch.verification.api;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.kit.identity.Caller;
import org.trucewatch.kit.identity.Callers;
import org.trucewatch.kit.ledger.CanonicalJson;
import org.trucewatch.kit.paging.Paging;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.verification.agreement.Agreements;
import org.trucewatch.verification.agreement.Terms;
import org.trucewatch.verification.casefile.CaseFile;
import org.trucewatch.verification.casefile.CaseQueue;
import org.trucewatch.verification.casefile.CaseStatus;
import org.trucewatch.verification.casefile.Eyes;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Reading cases. */
@Path("/v1/cases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "cases")
public class CasesResource {

    private final CaseQueue queue;
    private final Cases cases;
    private final CaseView view;
    private final Agreements agreements;
    private final Callers callers;
    private final BusinessClock clock;

    CasesResource(
            CaseQueue queue, Cases cases, CaseView view, Agreements agreements, Callers callers, BusinessClock clock) {
        this.queue = queue;
        this.cases = cases;
        this.view = view;
        this.agreements = agreements;
        this.callers = callers;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(summary = "Cases in the order they were opened, on the caller's view")
    @APIResponseSchema(CasePage.class)
    public Response list(
            @QueryParam("agreement") String agreement,
            @QueryParam("status") String status,
            @QueryParam("actor") String actor,
            @QueryParam("incident") String incident,
            @QueryParam("mine") @Schema(type = SchemaType.BOOLEAN) String mine,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        var caller = callers.current();
        var filter = new CaseQueue.Filter(
                agreement, status(status), actor, uuid("?incident", incident), bool("?mine", mine));
        var after = paging.after(2).map(CasesResource::position).orElse(null);
        var rows = queue.page(eyes(caller), filter, after, paging.limit() + 1, clock.instant());
        var terms = new HashMap<String, Terms>();
        return paging.respond(uri, rows, CasesResource::keys, file -> {
            var rules =
                    terms.computeIfAbsent(file.agreementId() + " " + file.agreementVersion(), one -> cases.terms(file));
            return view.brief(cases.standpoint(caller, rules, file));
        });
    }

    /** What lists answer with. */
    record CasePage(List<CaseBody> items) {}

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(summary = "One case; round one is sealed until it is revealed")
    @APIResponseSchema(CaseBody.class)
    public Response read(@PathParam("id") UUID id, @Context Request request) {
        var seen = view.whole(cases.require(id));
        // the tag is of what this caller sees, so that it changes with nothing else
        var tag = new EntityTag(CanonicalJson.digest(seen));
        var unchanged = request.evaluatePreconditions(tag);
        var response = unchanged != null ? unchanged : Response.ok(seen).tag(tag);
        return response.header(HttpHeaders.CACHE_CONTROL, "private, no-cache").build();
    }

    private Eyes eyes(Caller caller) {
        var party = caller.party();
        return new Eyes(
                caller.subject(),
                party,
                party == null ? List.of() : agreements.blocsOf(party),
                party == null || caller.is("auditor") ? null : agreements.membershipsOf(party),
                party == null ? List.of() : agreements.neutralIn(party),
                caller.is("reviewer") || caller.is("adjudicator"),
                caller.is("adjudicator"),
                caller.is("auditor"));
    }

    private static CaseStatus status(String value) {
        if (value == null) {
            return null;
        }
        return Arrays.stream(CaseStatus.values())
                .filter(one -> one.name().equals(value))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.invalid("?status", "must be one of " + Arrays.toString(CaseStatus.values())));
    }

    private static boolean bool(String pointer, String value) {
        if (value != null && !value.equals("true") && !value.equals("false")) {
            throw Refusal.invalid(pointer, "must be true or false");
        }
        return "true".equals(value);
    }

    private static UUID uuid(String pointer, String value) {
        try {
            return value == null ? null : UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid(pointer, "must be a UUID");
        }
    }

    private static List<String> keys(CaseFile file) {
        return List.of(file.openedAt().toString(), file.id().toString());
    }

    private static CaseQueue.Position position(List<String> keys) {
        try {
            return new CaseQueue.Position(Instant.parse(keys.get(0)), UUID.fromString(keys.get(1)));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Refusal.invalid("?cursor", "is not one that a link to the next page gave");
        }
    }
}
