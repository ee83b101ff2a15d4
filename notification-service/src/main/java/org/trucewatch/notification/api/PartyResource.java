package org.trucewatch.notification.api;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.identity.Caller;
import org.trucewatch.kit.ledger.CanonicalJson;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.notification.agreement.Agreements;
import org.trucewatch.notification.agreement.Terms;
import org.trucewatch.notification.carrier.AddressGuard;
import org.trucewatch.notification.carrier.KeyRing;
import org.trucewatch.notification.party.Endpoint;
import org.trucewatch.notification.party.Endpoints;
import org.trucewatch.notification.party.EscalationStep;
import org.trucewatch.notification.party.Parties;
import org.trucewatch.notification.party.Party;
import org.trucewatch.notification.party.PartyRegister;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Parties, and the endpoints over which they are reached. */
@Path("/v1/parties/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "parties")
public class PartyResource {

    private final Parties parties;
    private final Endpoints endpoints;
    private final PartyRegister register;
    private final Agreements agreements;
    private final AddressGuard guard;
    private final KeyRing keys;
    private final Members members;
    private final BusinessClock clock;

    PartyResource(
            Parties parties,
            Endpoints endpoints,
            PartyRegister register,
            Agreements agreements,
            AddressGuard guard,
            KeyRing keys,
            Members members,
            BusinessClock clock) {
        this.parties = parties;
        this.endpoints = endpoints;
        this.register = register;
        this.agreements = agreements;
        this.guard = guard;
        this.keys = keys;
        this.members = members;
        this.clock = clock;
    }

    /** The party under every agreement that the caller shares with it. */
    @GET
    @Operation(summary = "The party under every agreement that the caller shares with it")
    @APIResponseSchema(PartyView.class)
    public Response get(String id, @QueryParam("agreement") String agreement) {
        return tagged(shared(id, QueryText.of("agreement", agreement)));
    }

    /**
     * The party's officer says how it wants to be reached: from now on notices follow it. Longer office hours than the
     * agreement's are served earlier; shorter ones put nothing off.
     */
    @PUT
    @Transactional
    @Operation(summary = "The party's officer says which office, hours, languages and escalation it has")
    @APIResponseSchema(PartyView.class)
    public Response change(String id, @Valid @NotNull PartyBody body, @HeaderParam("If-Match") String ifMatch) {
        Caller caller = members.caller();
        parties.lock(id); // whoever comes second sees what the first has changed
        var before = shared(id, null);
        if (!isOfficerOf(id, caller)) {
            throw Refusal.notAllowed("not-your-party", "A party itself says how it is to be reached");
        }
        if (ifMatch != null && !ifMatch.equals(tag(before))) {
            throw new Refusal(
                    "changed-meanwhile", 412, "Changed meanwhile", "Read it again and change that", List.of());
        }
        body.check(agreement -> spoken(id, agreement), endpointsOf(id));
        body.agreements()
                .forEach(settings -> register.wishes(settings.agreementId(), id, settings.wishes(), caller.name()));
        return tagged(shared(id, null));
    }

    private PartyView shared(String id, String agreement) {
        var mine = members.agreements(agreement);
        var shared = parties.called(id).stream()
                .filter(party -> agreement == null || party.agreementId().equals(agreement))
                .filter(party -> mine == null || mine.contains(party.agreementId()))
                .map(this::membership)
                .toList();
        if (shared.isEmpty()) {
            throw Refusal.notFound("The party");
        }
        return new PartyView(id, shared);
    }

    private List<String> spoken(String party, String agreement) {
        return parties.of(agreement, party).isEmpty()
                ? null
                : agreements.find(agreement).map(Terms::languages).orElse(null);
    }

    private Set<String> endpointsOf(String party) {
        return Stream.concat(
                        Stream.of(EscalationStep.BY_HAND),
                        endpoints.activeOf(List.of(party)).stream().map(Endpoint::name))
                .collect(Collectors.toSet());
    }

    private static Response tagged(PartyView view) {
        return Response.ok(view).header(HttpHeaders.ETAG, tag(view)).build();
    }

    private static String tag(PartyView view) {
        return "\"" + CanonicalJson.digest(Json.MAPPER.valueToTree(view)) + "\"";
    }

    @GET
    @Path("/endpoints")
    @Operation(summary = "Where the party is reached; only for itself, operators and auditors")
    public PartyView.Endpoints endpoints(String id) {
        mustSeeEndpointsOf(id);
        return shown(endpoints.currentOf(id), false);
    }

    /**
     * The party's officer says which endpoints there are; an operator proposes some. A secret that was made up is in the
     * officer's answer, once.
     */
    @PUT
    @Path("/endpoints")
    @Operation(summary = "The party's officer says which endpoints there are; an operator proposes some")
    public PartyView.Endpoints replace(String id, @Valid @NotNull EndpointBody.All body) {
        mustSeeEndpointsOf(id);
        Caller caller = members.caller();
        List<Endpoint> wanted = body.endpoints(id, caller.name(), guard, clock.instant());
        return isOfficerOf(id, caller)
                ? shown(register.replace(id, wanted, caller.name()), true)
                : shown(register.propose(id, wanted), false);
    }

    @POST
    @Path("/endpoints/{eid}/confirmations")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "The party's officer confirms what an operator proposed")
    public PartyView.EndpointView confirm(String id, String eid) {
        mustSeeEndpointsOf(id);
        if (!EndpointBody.isName(eid)) {
            throw Refusal.notFound("The endpoint");
        }
        Endpoint confirmed = register.confirm(id, eid, members.caller().name());
        // the officer who confirms is the first of the party to see a secret that an operator had made up
        return PartyView.EndpointView.of(
                confirmed, confirmed.secret(), keys.signingKey().publicText());
    }

    private PartyView.Membership membership(Party party) {
        var name = agreements
                .find(party.agreementId())
                .flatMap(terms -> terms.party(party.code()))
                .map(Terms.PartyTerms::name)
                .orElse(List.of());
        return PartyView.membership(party, name, sees(party.code(), members.caller()));
    }

    private PartyView.Endpoints shown(List<Endpoint> list, boolean withFreshSecrets) {
        var publicKey = keys.signingKey().publicText();
        return PartyView.Endpoints.of(list.stream()
                .map(endpoint -> PartyView.EndpointView.of(
                        endpoint, withFreshSecrets && endpoint.secretIsFresh() ? endpoint.secret() : null, publicKey)));
    }

    /** Operators and auditors see all endpoints, officers those of their party; others do not learn whether there are any. */
    private void mustSeeEndpointsOf(String id) {
        if (!sees(id, members.caller()) || parties.called(id).isEmpty()) {
            throw Refusal.notFound("The party");
        }
    }

    private static boolean sees(String id, Caller caller) {
        return caller.is("operator") || caller.is("auditor") || isOfficerOf(id, caller);
    }

    private static boolean isOfficerOf(String id, Caller caller) {
        return caller.is("party-officer") && id.equals(caller.party());
    }
}
