package org.trucewatch.verification.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What machines found in a case's evidence, and what they made of it for those who may not see the original. */
@Path("/v1/cases/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "examinations")
public class ExaminationsResource {

    private final Cases cases;
    private final ExaminationView examinations;
    private final CopyView copies;
    private final CopyDesk desk;

    ExaminationsResource(Cases cases, ExaminationView examinations, CopyView copies, CopyDesk desk) {
        this.cases = cases;
        this.examinations = examinations;
        this.copies = copies;
        this.desk = desk;
    }

    /** What lists answer with. */
    record ExaminationList(List<ExaminationBody> items) {}

    record CopyList(List<ExaminationBody.CopyBody> items) {}

    @GET
    @Path("/examinations")
    @Transactional
    @Operation(summary = "What machines found in the evidence; only of what the caller may see")
    @APIResponseSchema(ExaminationList.class)
    public Response examinations(@PathParam("id") UUID id) {
        return list(examinations.see(cases.require(id)));
    }

    @GET
    @Path("/copies")
    @Transactional
    @Operation(summary = "Copies of the evidence without metadata, as far as each agency lets the caller see them")
    @APIResponseSchema(CopyList.class)
    public Response copies(@PathParam("id") UUID id) {
        return list(copies.see(cases.require(id)));
    }

    @GET
    @Path("/copies/{copy}")
    @Produces("image/jpeg")
    @Operation(summary = "The bytes of a copy; that it was viewed is recorded")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = "image/jpeg", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "503",
            description = "It is missing in the store at the moment",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(ref = "#/components/schemas/Problem")))
    public Response copy(@PathParam("id") UUID id, @PathParam("copy") UUID copy) {
        var viewed = desk.view(id, copy);
        var digest = Base64.getEncoder()
                .encodeToString(HexFormat.of().parseHex(viewed.copy().sha256()));
        return Response.ok(viewed.bytes(), viewed.copy().mediaType())
                .header("Content-Digest", "sha-256=:" + digest + ":")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + copy + ".jpg\"")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }

    private static Response list(List<ObjectNode> items) {
        return Response.ok(Map.of("items", items))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }
}
