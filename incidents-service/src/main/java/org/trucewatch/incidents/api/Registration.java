package org.trucewatch.incidents.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.incidents.register.Register;
import org.trucewatch.incidents.register.RegisterEntries;
import org.trucewatch.incidents.register.RegisterEntry;
import org.trucewatch.incidents.register.Registry;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.identity.Callers;
import org.trucewatch.kit.ledger.CanonicalJson;
import org.trucewatch.kit.paging.Paging;
import org.trucewatch.kit.problems.Refusal;

import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** What the resources of all registers have in common. */
@ApplicationScoped
class Registration {

    private static final Map<Register, String> DEFINITIONS = Map.of(
            Register.ACTORS, "registers#/$defs/actor",
            Register.AREAS, "registers#/$defs/area",
            Register.AGENCIES, "registers#/$defs/agency",
            Register.PROTECTED_SITES, "registers#/$defs/protectedSite");

    private final Registry registry;
    private final RegisterEntries entries;
    private final Agreed agreed;
    private final Documents documents;
    private final Callers callers;

    Registration(Registry registry, RegisterEntries entries, Agreed agreed, Documents documents, Callers callers) {
        this.registry = registry;
        this.entries = entries;
        this.agreed = agreed;
        this.documents = documents;
        this.callers = callers;
    }

    Response enter(Register register, InputStream body) {
        var entry = Bodies.json(body);
        var agreement = entry.remove("agreementId");
        if (agreement == null || !agreement.isTextual()) {
            throw Refusal.invalid("#/agreementId", "is required");
        }
        documents.check(documents.schema(DEFINITIONS.get(register)), entry);
        var id = entry.get(register == Register.AREAS ? "code" : "id").textValue();
        boolean isNew = registry.enter(new RegisterEntry.Entering(
                agreement.textValue(),
                register,
                id,
                CanonicalJson.digest(entry),
                entry.toString(),
                callers.current().name()));
        return Response.status(isNew ? 201 : 200)
                .location(URI.create("/v1/" + register.title() + "?agreement=" + agreement.textValue()))
                .entity(entry)
                .build();
    }

    Response list(Register register, String agreement, Paging paging, UriInfo uri, UnaryOperator<ObjectNode> view) {
        var after = paging.after(1).map(keys -> keys.get(0)).orElse("");
        var page = entries.after(agreed.require(agreement), register, after, paging.limit() + 1);
        return paging.respond(uri, page, entry -> List.of(entry.entryId()), entry -> view.apply(json(entry.content())));
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored content is not JSON", e);
        }
    }
}
