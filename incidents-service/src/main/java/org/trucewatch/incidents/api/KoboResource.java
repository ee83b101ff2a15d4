package org.trucewatch.incidents.api;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.incidents.body.Bodies;
import org.trucewatch.incidents.device.Phone;
import org.trucewatch.incidents.intake.Receipt;
import org.trucewatch.incidents.kobo.KoboDesk;

import java.io.InputStream;
import java.net.URI;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Where KoboToolbox passes on what was submitted to it, with the agency and a device key as name and password. */
@Path("/v1/kobo/{form}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "field phones")
public class KoboResource {

    private final KoboDesk desk;
    private final Phone phone;

    KoboResource(KoboDesk desk, Phone phone) {
        this.desk = desk;
        this.phone = phone;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Takes a submission as a REST service of KoboToolbox sends it, as the mapping of the form says;"
                    + " the form is a mapping's name, or the agreement whose own form was filled")
    @APIResponse(
            responseCode = "201",
            description = "New",
            content = @Content(schema = @Schema(implementation = Receipt.class)))
    @APIResponse(
            responseCode = "200",
            description = "The same was sent before; the first result",
            content = @Content(schema = @Schema(implementation = Receipt.class)))
    public Response take(
            @PathParam("form") String form,
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = Published.KOBO)))
                    InputStream body) {
        var taken = desk.take(form, Bodies.json(body), phone.key());
        return Response.status(taken.isNew() ? 201 : 200)
                .location(URI.create("/v1/reports/" + taken.id()))
                .entity(taken.receipt())
                .build();
    }
}
