package org.trucewatch.incidents.api;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.io.InputStream;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** What ODK Collect and its like call with a device key in the address. */
@Path("/openrosa/key/{deviceKey}")
@Tag(name = "field phones")
public class KeyedOpenRosaResource {

    private final PhoneCalls calls;

    KeyedOpenRosaResource(PhoneCalls calls) {
        this.calls = calls;
    }

    @GET
    @Path("/formList")
    @Operation(summary = "The forms by which the phone's agency reports: one for each agreement in force (OpenRosa)")
    @APIResponse(
            responseCode = "200",
            description = "xforms of OpenRosa",
            content = @Content(mediaType = MediaType.TEXT_XML))
    public Response list(@PathParam("deviceKey") String key, @QueryParam("formID") String form, @Context UriInfo uri) {
        return calls.list(form, uri);
    }

    @GET
    @Path("/forms/{id}")
    @Operation(summary = "The form made from the agreement in force and its registers (ODK XForms)")
    @APIResponse(responseCode = "200", description = "The form", content = @Content(mediaType = MediaType.TEXT_XML))
    public Response form(@PathParam("deviceKey") String key, @PathParam("id") String id) {
        return calls.form(id);
    }

    @HEAD
    @Path("/submission")
    @Operation(summary = "Where to submit, and how much at a time (OpenRosa)")
    @APIResponse(responseCode = "204", description = "Location, and X-OpenRosa-Accept-Content-Length")
    public Response whereToSubmit(@PathParam("deviceKey") String key, @Context UriInfo uri) {
        return calls.whereToSubmit(uri);
    }

    @POST
    @Path("/submission")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary = "Takes a filled form as a report and its files as evidence, in one or several bodies (OpenRosa)")
    @APIResponse(
            responseCode = "201",
            description = "Taken, now or before; OpenRosaResponse with the receipt and the files that are awaited",
            content = @Content(mediaType = MediaType.TEXT_XML))
    @APIResponse(responseCode = "503", description = "Too many files are being sent; try again later")
    public Response take(
            @PathParam("deviceKey") String key,
            @Context HttpHeaders headers,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA,
                                            schema = @Schema(ref = Published.SUBMISSION)))
                    InputStream body) {
        return calls.take(body, headers);
    }
}
