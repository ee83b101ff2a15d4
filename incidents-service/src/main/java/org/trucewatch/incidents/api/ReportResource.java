package org.trucewatch.incidents.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.incidents.body.Bodies;
import org.trucewatch.incidents.body.Query;
import org.trucewatch.incidents.evidence.Evidence;
import org.trucewatch.incidents.evidence.EvidenceShelf;
import org.trucewatch.incidents.face.Fates;
import org.trucewatch.incidents.face.Marks;
import org.trucewatch.incidents.intake.IntakeDesk;
import org.trucewatch.incidents.intake.Receipt;
import org.trucewatch.incidents.openrosa.Submissions;
import org.trucewatch.incidents.report.SentReports;
import org.trucewatch.kit.identity.Callers;
import org.trucewatch.kit.identity.Views;
import org.trucewatch.kit.paging.Page;
import org.trucewatch.kit.paging.Paging;
import org.trucewatch.kit.problems.Refusal;

import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Reports: taken one by one, and followed by those who sent them. */
@Path("/v1/reports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reports")
public class ReportResource {

    private final IntakeDesk desk;
    private final SentReports sent;
    private final Fates fates;
    private final Marks marks;
    private final EvidenceShelf evidence;
    private final Submissions submissions;
    private final Views views;
    private final Callers callers;

    ReportResource(
            IntakeDesk desk,
            SentReports sent,
            Fates fates,
            Marks marks,
            EvidenceShelf evidence,
            Submissions submissions,
            Views views,
            Callers callers) {
        this.desk = desk;
        this.sent = sent;
        this.fates = fates;
        this.marks = marks;
        this.evidence = evidence;
        this.submissions = submissions;
        this.views = views;
        this.callers = callers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Takes one report and gives a receipt; the same again gives the first receipt")
    @APIResponse(
            responseCode = "201",
            description = "New",
            content = @Content(schema = @Schema(implementation = Receipt.class)))
    @APIResponse(
            responseCode = "200",
            description = "The same was sent before; the first result",
            content = @Content(schema = @Schema(implementation = Receipt.class)))
    public Response take(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = Published.REPORT)))
                    InputStream body) {
        var taken = desk.take(Bodies.bytes(body), callers.current().requireAgency());
        Receipt receipt = taken.receipt();
        return Response.status(taken.isNew() ? 201 : 200)
                .location(URI.create("/v1/reports/" + taken.id()))
                .entity(receipt)
                .build();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "An own report, with its incidents and what became of them; auditors see all")
    @APIResponse(
            responseCode = "200",
            description = "The report as it was sent, with what became of it",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public ObjectNode read(@PathParam("id") UUID id) {
        var report = sent.find(id)
                .filter(one -> views.visible("sentReport", hats(one), null))
                .orElseThrow(() -> Refusal.notFound("The report"));
        return seen(report, fates.of(List.of(id)), evidence.of(List.of(id)), submissions.of(List.of(id)));
    }

    @GET
    @Operation(
            summary = "Own reports in the order of receipt; auditors see all",
            description = "With since: those that were received from then on, and those that another superseded or that"
                    + " were erased. The first page links with rel=monitor (RFC 5989) to the same list of what changes"
                    + " from then on, so that whoever follows these links misses nothing.")
    @APIResponse(
            responseCode = "200",
            description = "A page of reports",
            content = @Content(schema = @Schema(implementation = Page.class)))
    public Response list(
            @QueryParam("agreement") String agreement,
            @QueryParam("since") @Parameter(description = "a time, or the mark that a link with rel=monitor gives")
                    String since,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        var caller = callers.current();
        var now = marks.now();
        var asked = marks.read(since, now);
        var after = Cursors.mark(paging).orElse(Cursors.Mark.before(Instant.EPOCH));
        var page = sent.after(
                caller.is("auditor") ? null : caller.requireAgency(),
                Query.text("agreement", agreement),
                asked == null ? null : asked.value(),
                after.time(),
                after.id(),
                paging.limit() + 1);
        var ids = page.stream().map(SentReports.Sent::id).toList();
        var became = fates.of(ids);
        var files = evidence.of(ids);
        var phones = submissions.of(ids);
        var answer = paging.respond(
                uri,
                page,
                report -> List.of(report.receivedAt().toString(), report.id().toString()),
                report -> seen(report, became, files, phones));
        return Monitor.linked(answer, uri, marks.write(now));
    }

    private ObjectNode seen(
            SentReports.Sent report,
            Map<UUID, List<ObjectNode>> became,
            Map<UUID, List<Evidence>> files,
            Map<UUID, Submissions.Sent> phones) {
        var content = report.content();
        var incidents = content.putArray("incidents");
        became.getOrDefault(report.id(), List.of()).forEach(incidents::add);
        var ids = content.putArray("evidence");
        files.getOrDefault(report.id(), List.of())
                .forEach(file -> ids.add(file.id().toString()));
        var phone = phones.get(report.id());
        if (phone != null) {
            content.put("deviceKey", phone.deviceKey().toString());
            phone.awaited().forEach(content.putArray("awaited")::add);
        }
        return views.see("sentReport", hats(report), null, content);
    }

    private Set<String> hats(SentReports.Sent report) {
        var caller = callers.current();
        if (caller.is("auditor")) {
            return Set.of("auditor");
        }
        return report.agency().equals(caller.agency()) ? Set.of("owner") : Set.of();
    }
}
