package org.trucewatch.incidents.api;

import com.fasterxml.jackson.databind.ObjectWriter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.trucewatch.incidents.intake.BatchDesk;
import org.trucewatch.incidents.intake.LineResult;
import org.trucewatch.incidents.intake.Source;
import org.trucewatch.incidents.sheet.Sheets;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.identity.Callers;
import org.trucewatch.kit.problems.Refusal;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** Reports in any number, a line each; answers stream back while lines still come in. */
@Path("/v1/reports/batch")
@Tag(name = "reports")
public class BatchResource {

    private static final Logger LOG = Logger.getLogger(BatchResource.class);
    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";
    private static final ObjectWriter LINE = Json.MAPPER.writerFor(LineResult.class);

    // a sender may be slow for hours and holds a worker thread; single reports need some too
    private static final int MOST_AT_ONCE = 64;

    private static final Duration SOON = Duration.ofSeconds(30);

    private final BatchDesk desk;
    private final Sheets sheets;
    private final Callers callers;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    BatchResource(BatchDesk desk, Sheets sheets, Callers callers) {
        this.desk = desk;
        this.sheets = sheets;
        this.callers = callers;
    }

    @POST
    @Consumes({NDJSON, CSV})
    @Produces(NDJSON)
    @Operation(summary = "Takes reports line by line and answers each, in order; send again what was not answered")
    @APIResponse(
            responseCode = "200",
            description = "A line per line, in order",
            content = @Content(schema = @Schema(implementation = LineResult.class)))
    @APIResponse(
            responseCode = "503",
            description = "Too many batches are being sent; try again later",
            headers =
                    @Header(
                            name = "Retry-After",
                            description = ProblemResponses.RETRY_AFTER,
                            required = true,
                            schema = @Schema(type = SchemaType.INTEGER)))
    public Response take(
            @Context HttpHeaders headers,
            @RequestBody(
                            required = true,
                            content = {
                                @Content(mediaType = NDJSON, schema = @Schema(ref = Published.REPORT)),
                                @Content(mediaType = CSV, schema = @Schema(ref = Published.REPORT_CSV))
                            })
                    InputStream body) {
        var agency = callers.current().requireAgency();
        StreamingOutput answers = out -> {
            // here and not before: what is taken is given back even if the caller is gone by now
            if (!places.tryAcquire()) {
                throw new Refusal("busy", 503, "Busy", "Too many batches are being sent; try again later", List.of())
                        .retryAfter(SOON);
            }
            try {
                desk.take(source(body, headers.getMediaType(), agency), agency, results -> {
                    for (var result : results) {
                        out.write(LINE.writeValueAsBytes(result));
                        out.write('\n');
                    }
                    out.flush();
                });
            } catch (IOException e) {
                // what was answered is kept; the sender sends the rest again
                LOG.infof("A batch of %s broke off: %s", agency, e.getMessage());
            } finally {
                places.release();
            }
        };
        return Response.ok(answers, NDJSON).build();
    }

    private Source source(InputStream body, MediaType type, String agency) throws IOException {
        return type != null && type.isCompatible(MediaType.valueOf(CSV))
                ? sheets.open(body, type.getParameters().get(MediaType.CHARSET_PARAMETER), agency)
                : Source.ndjson(body);
    }
}
