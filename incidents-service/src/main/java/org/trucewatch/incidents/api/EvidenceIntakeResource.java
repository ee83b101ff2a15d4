package org.trucewatch.incidents.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.incidents.evidence.Evidence;
import org.trucewatch.incidents.evidence.EvidenceDesk;
import org.trucewatch.incidents.evidence.EvidenceSettings;
import org.trucewatch.incidents.evidence.Parcel;
import org.trucewatch.incidents.evidence.Pouring;
import org.trucewatch.incidents.evidence.Reported;
import org.trucewatch.incidents.intake.Receipt;
import org.trucewatch.incidents.transfer.Bounded;
import org.trucewatch.kit.identity.Callers;
import org.trucewatch.kit.problems.Refusal;

import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Files for reports: streamed, whatever they are. */
@Path("/v1/reports/{id}/evidence")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "evidence")
public class EvidenceIntakeResource {

    /**
     * What an agency holds after a file was taken: with the file, what is recorded and the salt it can prove what it gave.
     *
     * @param recorded what the leaf commits to, in the form of RFC 8785
     */
    public record EvidenceReceipt(
            UUID evidenceId,
            String sha256,
            long size,
            String mediaType,
            @JsonInclude(JsonInclude.Include.NON_NULL) String filename,
            Instant receivedAt,
            ObjectNode recorded,
            Receipt.Log log) {

        static EvidenceReceipt of(Evidence evidence) {
            var leaf = evidence.leaf();
            return new EvidenceReceipt(
                    evidence.id(),
                    evidence.sha256(),
                    evidence.size(),
                    evidence.mediaType(),
                    evidence.filename(),
                    evidence.receivedAt(),
                    evidence.recorded(),
                    new Receipt.Log(
                            leaf.service(), leaf.leaf(), Base64.getEncoder().encodeToString(leaf.salt())));
        }
    }

    private static final String NEW = "New";
    private static final String AGAIN = "The same was sent before; the first result";

    static final long BESIDE_THE_FILE = 1024 * 1024;

    private final EvidenceDesk desk;
    private final Reported reports;
    private final EvidenceSettings settings;
    private final Membership membership;
    private final Callers callers;
    private final UploadPlaces places;

    EvidenceIntakeResource(
            EvidenceDesk desk,
            Reported reports,
            EvidenceSettings settings,
            Membership membership,
            Callers callers,
            UploadPlaces places) {
        this.desk = desk;
        this.reports = reports;
        this.settings = settings;
        this.membership = membership;
        this.callers = callers;
        this.places = places;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Adds a file to an own report: the body is the file, whatever its type, or a form with it")
    @APIResponse(
            responseCode = "201",
            description = NEW,
            content = @Content(schema = @Schema(implementation = EvidenceReceipt.class)))
    @APIResponse(
            responseCode = "200",
            description = AGAIN,
            content = @Content(schema = @Schema(implementation = EvidenceReceipt.class)))
    @APIResponse(
            responseCode = "503",
            description = "Too many files are being sent; try again later",
            headers =
                    @Header(
                            name = "Retry-After",
                            description = ProblemResponses.RETRY_AFTER,
                            required = true,
                            schema = @Schema(type = SchemaType.INTEGER)))
    public Response take(
            @PathParam("id") UUID report,
            @Parameter(description = "Chosen by the client, so that it may send again") @QueryParam("id") String id,
            @Parameter(description = "Not more open than the report's, which it is without") @QueryParam("consent")
                    String consent,
            @Parameter(
                            description = "JSON in ASCII: what the reporter says of how the file was made",
                            schema = @Schema(ref = Published.CAPTURE))
                    @HeaderParam(EvidenceForm.CAPTURE)
                    String capture,
            @Parameter(description = "RFC 9530; sha-256 and sha-512 are checked") @HeaderParam("Content-Digest")
                    String digest,
            @Parameter(description = "RFC 6266; the file name") @HeaderParam("Content-Disposition") String disposition,
            @Context HttpHeaders headers,
            @RequestBody(
                            required = true,
                            content = {
                                @Content(mediaType = MediaType.WILDCARD, schema = @Schema(ref = Published.FILE)),
                                @Content(
                                        mediaType = MediaType.MULTIPART_FORM_DATA,
                                        schema = @Schema(ref = Published.FORM))
                            })
                    InputStream body) {
        return take(report, headers, () -> EvidenceForm.bare(body, headers, id, consent));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response takeForm(
            @PathParam("id") UUID report,
            @QueryParam("id") String id,
            @QueryParam("consent") String consent,
            @Context HttpHeaders headers,
            InputStream body) {
        long most = settings.maxSize().asLongValue();
        var bounded = new Bounded(body, most + BESIDE_THE_FILE, () -> Pouring.tooLarge(most));
        return take(report, headers, () -> EvidenceForm.form(bounded, headers, id, consent));
    }

    private Response take(UUID id, HttpHeaders headers, Supplier<Parcel> parcel) {
        var report = reports.find(id)
                .filter(one -> one.agency().equals(callers.current().requireAgency()))
                .orElseThrow(() -> Refusal.notFound("The report"));
        membership.agency(membership.owner(report.agreementId(), "The report"));
        report.unlessErased();
        refuseTooLarge(headers);
        var sent = parcel.get();
        try (var place = places.take(report.agency())) {
            var taken = desk.take(report, sent);
            return Response.status(taken.isNew() ? 201 : 200)
                    .location(URI.create("/v1/evidence/" + taken.evidence().id()))
                    .entity(EvidenceReceipt.of(taken.evidence()))
                    .build();
        }
    }

    private void refuseTooLarge(HttpHeaders headers) {
        long most = settings.maxSize().asLongValue();
        if (headers.getLength() > most + BESIDE_THE_FILE) {
            throw Pouring.tooLarge(most);
        }
    }
}
