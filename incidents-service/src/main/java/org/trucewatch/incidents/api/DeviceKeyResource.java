package org.trucewatch.incidents.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.incidents.body.Bodies;
import org.trucewatch.incidents.device.DeviceKey;
import org.trucewatch.incidents.device.DeviceKeys;
import org.trucewatch.incidents.device.KeyDesk;
import org.trucewatch.incidents.form.KeyForm;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.identity.Callers;
import org.trucewatch.kit.identity.Views;
import org.trucewatch.kit.paging.Page;
import org.trucewatch.kit.paging.Paging;
import org.trucewatch.kit.problems.Refusal;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The keys of an agency's phones. */
@Path("/v1/device-keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "field phones")
public class DeviceKeyResource {

    private final KeyDesk desk;
    private final DeviceKeys keys;
    private final Views views;
    private final Callers callers;

    DeviceKeyResource(KeyDesk desk, DeviceKeys keys, Views views, Callers callers) {
        this.desk = desk;
        this.keys = keys;
        this.views = views;
        this.callers = callers;
    }

    @GET
    @Operation(summary = "Own keys in the order in which they were issued, revoked ones too; auditors see all")
    @APIResponse(
            responseCode = "200",
            description = "A page of keys, without what the phones hold",
            content = @Content(schema = @Schema(implementation = Page.class)))
    public Response list(@BeanParam Paging paging, @Context UriInfo uri) {
        var caller = callers.current();
        var after = Cursors.mark(paging).orElse(Cursors.Mark.before(Instant.EPOCH));
        var page = keys.after(
                caller.is("auditor") ? null : caller.requireAgency(), after.time(), after.id(), paging.limit() + 1);
        return paging.respond(
                uri, page, key -> List.of(key.issuedAt().toString(), key.id().toString()), this::seen);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Issues a key for one phone; what the phone holds is told once")
    @APIResponse(
            responseCode = "201",
            description = "Issued; the member key is what the phone is to be given, and is told only now",
            content = @Content(schema = @Schema(implementation = DeviceKey.class)))
    @APIResponse(
            responseCode = "200",
            description = "The same was issued before; without the key, which is kept nowhere",
            content = @Content(schema = @Schema(implementation = DeviceKey.class)))
    public Response issue(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = Published.DEVICE_KEY)))
                    InputStream body) {
        var caller = callers.current();
        var form = KeyForm.read(Bodies.json(body));
        var issued = desk.issue(form.id(), caller.requireAgency(), form.label(), caller.name());
        var given = seen(issued.key());
        if (issued.secret() != null) {
            given.put("key", issued.secret());
        }
        return answer(issued.secret() == null ? 200 : 201, given);
    }

    @POST
    @Path("/{id}/revocations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Revokes an own key at once and for good; what came by it stays")
    @APIResponse(
            responseCode = "201",
            description = "Revoked",
            content = @Content(schema = @Schema(implementation = DeviceKey.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was revoked before; as it is",
            content = @Content(schema = @Schema(implementation = DeviceKey.class)))
    public Response revoke(
            @PathParam("id") UUID id,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = Published.REVOCATION)))
                    InputStream body) {
        var caller = callers.current();
        keys.find(id)
                .filter(key -> key.agency().equals(caller.requireAgency()))
                .orElseThrow(() -> Refusal.notFound("The key"));
        var reason = KeyForm.revoking(Bodies.json(body));
        boolean now = desk.revoke(id, caller.name(), reason);
        return answer(now ? 201 : 200, seen(keys.find(id).orElseThrow()));
    }

    private static Response answer(int status, ObjectNode key) {
        return Response.status(status).entity(key).build();
    }

    private ObjectNode seen(DeviceKey key) {
        ObjectNode full = Json.MAPPER.valueToTree(key);
        return views.see("deviceKey", hats(key), null, full);
    }

    private Set<String> hats(DeviceKey key) {
        var caller = callers.current();
        if (caller.is("auditor")) {
            return Set.of("auditor");
        }
        return key.agency().equals(caller.agency()) ? Set.of("owner") : Set.of();
    }
}
