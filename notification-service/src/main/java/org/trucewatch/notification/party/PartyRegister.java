package org.trucewatch.notification.party;

import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.BusinessClock;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

/** Where parties and their channels change. */
@ApplicationScoped
public class PartyRegister {

    private final Parties parties;
    private final Endpoints endpoints;
    private final BusinessClock clock;
    private final Event<EndpointRetired> retirements;

    PartyRegister(Parties parties, Endpoints endpoints, BusinessClock clock, Event<EndpointRetired> retirements) {
        this.parties = parties;
        this.endpoints = endpoints;
        this.clock = clock;
        this.retirements = retirements;
    }

    /** Takes over a party and its office mail from an agreement. */
    @Transactional
    public void enter(Party entered) {
        parties.of(entered.agreementId(), entered.code())
                .ifPresentOrElse(
                        known -> known.accordingTo(entered.languages(), entered.office()),
                        () -> parties.persist(entered));
        officeMail(parties.of(entered.agreementId(), entered.code()).orElseThrow());
    }

    /** The party's officer says how the party wants to be reached under an agreement. */
    @Transactional
    public void wishes(String agreement, String party, Wishes wishes, String officer) {
        var known = parties.of(agreement, party).orElseThrow();
        known.wishes(wishes, officer, clock.instant());
        officeMail(known);
    }

    private void officeMail(Party party) {
        var known = endpoints.find(party.code(), "office-" + party.agreementId(), EndpointState.ACTIVE);
        var address = party.office().email();
        if (known.isPresent() && known.get().address().equals(address)) {
            return;
        }
        var mail = address == null
                ? null
                : Endpoint.officeMail(
                        party.code(), party.agreementId(), address, party.officeSaidBy(), clock.instant());
        known.ifPresent(this::retire);
        if (mail != null) {
            endpoints.persistAndFlush(mail);
        }
        known.ifPresent(former -> tell(former, mail));
    }

    /**
     * The party's officer says which endpoints there are, besides the inbox and the offices' mail of the agreements.
     * What leads where it led before is kept with its history.
     */
    @Transactional
    public List<Endpoint> replace(String party, List<Endpoint> wanted, String officer) {
        Set<String> names = wanted.stream().map(Endpoint::name).collect(Collectors.toSet());
        for (var current : endpoints.currentOf(party)) {
            if (!current.ofAgreement() && !names.contains(current.name())) {
                retire(current);
                tell(current, null);
            }
        }
        for (var endpoint : wanted) {
            propose(endpoint);
            endpoints
                    .find(party, endpoint.name(), EndpointState.PROPOSED)
                    .ifPresent(proposed -> activate(proposed, officer));
        }
        return endpoints.currentOf(party);
    }

    /** An operator proposes endpoints; nothing changes until the party's officer confirms. */
    @Transactional
    public List<Endpoint> propose(String party, List<Endpoint> wanted) {
        wanted.forEach(this::propose);
        return endpoints.currentOf(party);
    }

    @Transactional
    public Endpoint confirm(String party, String name, String officer) {
        var proposed = endpoints
                .find(party, name, EndpointState.PROPOSED)
                .orElseThrow(
                        () -> endpoints.find(party, name, EndpointState.ACTIVE).isPresent()
                                ? Refusal.conflict(
                                        "nothing-to-confirm", "No change of this endpoint waits to be confirmed")
                                : Refusal.notFound("The endpoint"));
        activate(proposed, officer);
        return proposed;
    }

    private void propose(Endpoint endpoint) {
        endpoints
                .find(endpoint.party(), endpoint.name(), EndpointState.PROPOSED)
                .ifPresent(this::retire);
        var active = endpoints.find(endpoint.party(), endpoint.name(), EndpointState.ACTIVE);
        if (active.isPresent() && active.get().ofAgreement()) {
            throw Refusal.invalid(
                    "#/endpoints", "the name " + endpoint.name() + " belongs to an agreement's office mail");
        }
        if (active.isEmpty() || !active.get().leadsWhere(endpoint)) {
            endpoint.completeSecret();
            endpoints.persistAndFlush(endpoint);
        }
    }

    private void activate(Endpoint proposed, String officer) {
        var former = endpoints.find(proposed.party(), proposed.name(), EndpointState.ACTIVE);
        former.ifPresent(this::retire);
        proposed.confirm(officer, clock.instant());
        former.ifPresent(retired -> tell(retired, proposed));
    }

    private void retire(Endpoint endpoint) {
        endpoint.retire(clock.instant());
        endpoints.flush(); // before another of the name takes its place: the index allows one
    }

    private void tell(Endpoint retired, Endpoint successor) {
        retirements.fire(new EndpointRetired(retired.id(), successor == null ? null : successor.id()));
    }
}
