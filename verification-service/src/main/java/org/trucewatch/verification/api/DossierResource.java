package org.trucewatch.verification.api;

import io.quarkus.vertx.http.Uncompressed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.verification.dossier.Packer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** A case to be taken away and checked without any of the services. */
@Path("/v1/cases/{id}/dossier")
@Tag(name = "dossier")
public class DossierResource {

    private static final String ZIP = "application/zip";
    private static final Pattern SINCE = Pattern.compile("(incidents|verification):(0|[1-9]\\d{0,17})");

    private final DossierDesk desk;
    private final Packer packer;

    DossierResource(DossierDesk desk, Packer packer) {
        this.desk = desk;
        this.packer = packer;
    }

    @GET
    @Produces(ZIP)
    @Uncompressed
    @Operation(
            summary =
                    "The case as the caller sees it, in a BagIt zip with files, custody, records and proofs; that each file"
                            + " was exported is recorded")
    @APIResponse(
            responseCode = "200",
            description = "The bag, which deploy/verify checks; broken off where something failed on the way",
            content = @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "422",
            description = "A parameter that cannot be accepted",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(ref = "#/components/schemas/Problem")))
    @APIResponse(
            responseCode = "503",
            description = "The store cannot be read at the moment",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(ref = "#/components/schemas/Problem")))
    public Response dossier(
            @PathParam("id") UUID id,
            @Parameter(
                            description =
                                    "log:size of a checkpoint that the caller kept, such as verification:120; for each log,"
                                            + " the dossier proves that it has kept all that it held then")
                    @QueryParam("since")
                    List<String> since,
            @Context Request request) {
        var kept = sizes(since);
        StreamingOutput bag = null;
        if (request.getMethod().equals("HEAD")) {
            desk.see(id); // who only asks has exported nothing
        } else {
            var packing = desk.gather(id, kept);
            bag = out -> packer.pack(packing, out);
        }
        return Response.ok(bag, ZIP)
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"case-" + id + ".zip\"")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }

    private static Map<String, Long> sizes(List<String> since) {
        var sizes = new HashMap<String, Long>();
        for (var one : since) {
            var matched = SINCE.matcher(one);
            if (!matched.matches() || sizes.put(matched.group(1), Long.parseLong(matched.group(2))) != null) {
                throw Refusal.invalid("?since", "must be incidents:<size> or verification:<size>, each at most once");
            }
        }
        return sizes;
    }
}
