package org.trucewatch.incidents.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.incidents.body.Bodies;
import org.trucewatch.incidents.body.Query;
import org.trucewatch.incidents.form.RegisterForm;
import org.trucewatch.incidents.register.Contest;
import org.trucewatch.incidents.register.Contests;
import org.trucewatch.incidents.register.Register;
import org.trucewatch.incidents.register.RegisterEntries;
import org.trucewatch.incidents.register.RegisterEntry;
import org.trucewatch.incidents.register.Registry;
import org.trucewatch.incidents.terms.Snapshot;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.CanonicalJson;
import org.trucewatch.kit.paging.Paging;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.BusinessClock;

import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** What the resources of all registers have in common. */
@ApplicationScoped
class Registration {

    private final Registry registry;
    private final RegisterEntries entries;
    private final Contests contests;
    private final Sites sites;
    private final Membership membership;
    private final BusinessClock clock;

    Registration(
            Registry registry,
            RegisterEntries entries,
            Contests contests,
            Sites sites,
            Membership membership,
            BusinessClock clock) {
        this.registry = registry;
        this.entries = entries;
        this.contests = contests;
        this.sites = sites;
        this.membership = membership;
        this.clock = clock;
    }

    /** The time asked for, or now. */
    Instant time(String at) {
        return at == null ? clock.instant() : Query.time("at", at).toInstant();
    }

    Response enter(Register register, InputStream body) {
        var entered = RegisterForm.read(register, Bodies.json(body));
        var by = membership.registrar(membership.named(entered.agreementId()));
        boolean isNew = registry.enter(new RegisterEntry.Entering(
                entered.agreementId(),
                register,
                entered.id(),
                CanonicalJson.digest(entered.entry()),
                entered.entry().toString(),
                entered.turns(),
                by));
        return Response.status(isNew ? 201 : 200)
                .location(URI.create("/v1/" + register.title() + "?agreement=" + entered.agreementId()))
                .entity(entered.entry())
                .build();
    }

    /** @param at RFC 3339; what held or will hold then; null: what holds now */
    Response list(Register register, String agreement, String at, Paging paging, UriInfo uri) {
        var after = Cursors.text(paging);
        var of = membership.asked(agreement);
        var page = entries.after(of.agreementId(), register, time(at), after, paging.limit() + 1);
        return respond(of, register, page, paging, uri, entry -> Bodies.kept(entry.content()));
    }

    /** A page of entries, each as it is seen and with the contests of it that stand. */
    Response respond(
            Snapshot agreement,
            Register register,
            List<RegisterEntry> page,
            Paging paging,
            UriInfo uri,
            Function<RegisterEntry, ObjectNode> seen) {
        var ids = page.stream().map(RegisterEntry::entryId).toList();
        var contested = contests.standing(agreement.agreementId(), register, ids).stream()
                .collect(Collectors.groupingBy(
                        Contest::entryId, Collectors.mapping(ContestView::of, Collectors.toList())));
        return paging.respond(uri, page, entry -> List.of(entry.entryId()), entry -> {
            var shown = seen.apply(entry);
            if (contested.containsKey(entry.entryId())) {
                shown.set("contested", Json.MAPPER.valueToTree(contested.get(entry.entryId())));
            }
            return shown;
        });
    }

    /** @throws Refusal 404 where nothing was entered under the id that the caller may see */
    void requireVisible(Snapshot agreement, Register register, String id) {
        if (register == Register.PROTECTED_SITES) {
            sites.require(agreement, id);
        } else if (!entries.holds(agreement.agreementId(), register, id)) {
            throw Refusal.notFound("The entry");
        }
    }
}
