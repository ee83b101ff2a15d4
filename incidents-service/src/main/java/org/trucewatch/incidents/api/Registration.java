package org.trucewatch.incidents.api;

import org.trucewatch.incidents.body.Bodies;
import org.trucewatch.incidents.body.Query;
import org.trucewatch.incidents.form.RegisterForm;
import org.trucewatch.incidents.register.Register;
import org.trucewatch.incidents.register.RegisterEntries;
import org.trucewatch.incidents.register.RegisterEntry;
import org.trucewatch.incidents.register.Registry;
import org.trucewatch.kit.ledger.CanonicalJson;
import org.trucewatch.kit.paging.Paging;
import org.trucewatch.kit.time.BusinessClock;

import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** What the resources of all registers have in common. */
@ApplicationScoped
class Registration {

    private final Registry registry;
    private final RegisterEntries entries;
    private final Membership membership;
    private final BusinessClock clock;

    Registration(Registry registry, RegisterEntries entries, Membership membership, BusinessClock clock) {
        this.registry = registry;
        this.entries = entries;
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
        var page =
                entries.after(membership.asked(agreement).agreementId(), register, time(at), after, paging.limit() + 1);
        return paging.respond(uri, page, entry -> List.of(entry.entryId()), entry -> Bodies.kept(entry.content()));
    }
}
