package org.trucewatch.notification.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.identity.Caller;
import org.trucewatch.kit.identity.Views;
import org.trucewatch.kit.paging.Page;
import org.trucewatch.kit.paging.Paging;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.notification.contracts.NoticeMessage;
import org.trucewatch.notification.letter.HtmlLetters;
import org.trucewatch.notification.letter.Letter;
import org.trucewatch.notification.letter.Letters;
import org.trucewatch.notification.notice.Kind;
import org.trucewatch.notification.notice.Notice;
import org.trucewatch.notification.notice.Notices;
import org.trucewatch.notification.notice.Posted;
import org.trucewatch.notification.notice.Progress;
import org.trucewatch.notification.office.AcknowledgementDesk;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Notices that are released: listed, and each as JSON, HTML or text in the language asked for. */
@Path("/v1/notices")
@Tag(name = "notices")
public class NoticeResource {

    private final Notices notices;
    private final NoticeLists lists;
    private final AcknowledgementDesk acknowledgements;
    private final DeliveryViews deliveries;
    private final Members members;
    private final Tongues tongues;
    private final HtmlLetters html;
    private final Views views;

    NoticeResource(
            Notices notices,
            NoticeLists lists,
            AcknowledgementDesk acknowledgements,
            DeliveryViews deliveries,
            Members members,
            Tongues tongues,
            HtmlLetters html,
            Views views) {
        this.notices = notices;
        this.lists = lists;
        this.acknowledgements = acknowledgements;
        this.deliveries = deliveries;
        this.members = members;
        this.tongues = tongues;
        this.html = html;
        this.views = views;
    }

    /** @param state PENDING, SERVED or ACKNOWLEDGED: how far the notice is with the party, or with any */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Released notices, newest first; state is how far one is with the party, or with any")
    @APIResponseSchema(Listing.Notices.class)
    public Response list(
            @QueryParam("agreement") String agreement,
            @QueryParam("party") String party,
            @QueryParam("kind") @Parameter(schema = @Schema(implementation = Kind.class)) String kind,
            @QueryParam("state") @Parameter(schema = @Schema(implementation = Progress.class)) String state,
            @QueryParam("subject") String subject,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        var filters = new NoticeLists.Filters(agreement, party, kind, state, subject);
        return lists.page(filters, paging, uri, this::item);
    }

    private ObjectNode item(Posted posted) {
        var title = tongues.choose(posted.agreementId(), Letters.titles(posted.titles()));
        return views.see("notice", members.hats(null), null, Json.MAPPER.valueToTree(NoticeView.of(posted, title)));
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "One notice, by Accept-Language; also as text/html and text/plain")
    @APIResponseSchema(NoticeDocument.class)
    public Response json(UUID id) {
        Notice notice = visible(id);
        Letter letter = letter(notice);
        var seen = views.see("notice", members.hats(null), null, full(notice, letter));
        return inLanguage(Response.ok(seen), letter);
    }

    @GET
    @Path("/{id}")
    @Produces("text/html;qs=0.5;charset=UTF-8")
    public Response html(UUID id) {
        Notice notice = readable(id);
        Letter letter = letter(notice);
        var page = html.page(
                List.of(letter),
                id.toString(),
                notice.digest(),
                notice.releasedAt().toString(),
                notice.drill());
        // nothing but the page itself: no scripts, no requests to anywhere
        return inLanguage(
                Response.ok(page).header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"),
                letter);
    }

    @GET
    @Path("/{id}")
    @Produces("text/plain;qs=0.5;charset=UTF-8")
    public Response text(UUID id) {
        Notice notice = readable(id);
        Letter letter = letter(notice);
        return inLanguage(
                Response.ok(letter.title() + "\n\n" + letter.text() + "\n\n" + notice.digest() + "\n"), letter);
    }

    /** A person of the caller's party takes note, once; opening the notice never does. */
    @POST
    @Path("/{id}/acknowledgements")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "A person of the caller's party takes note, once; opening the notice never does")
    @APIResponseSchema(value = AcknowledgementView.class, responseCode = "201")
    public Response acknowledge(UUID id) {
        Caller caller = members.caller();
        var result = acknowledgements.acknowledge(id, caller.requireParty(), caller.subject(), caller.name());
        return Created.of(
                result.created(),
                "/v1/notices/" + id + "/deliveries",
                AcknowledgementView.of(result.acknowledgement()));
    }

    @GET
    @Path("/{id}/deliveries")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Every delivery; of the caller's own party with every attempt and what came back")
    @APIResponseSchema(Listing.Deliveries.class)
    public Page<ObjectNode> deliveries(UUID id) {
        return new Page<>(deliveries.of(visible(id).id()));
    }

    private Notice visible(UUID id) {
        Notice notice = notices.released(id);
        members.mustBelongTo(notice.agreementId(), "The notice");
        return notice;
    }

    /** Prose has no fields to leave out: who may not see all of it may not have it. */
    private Notice readable(UUID id) {
        Notice notice = visible(id);
        if (members.caller().roles().stream().allMatch("operator"::equals)) {
            throw Refusal.notAllowed("no-narrative", "Operators see the particulars of a notice, not what it says");
        }
        return notice;
    }

    private Letter letter(Notice notice) {
        return tongues.choose(notice.agreementId(), Letters.of(Letters.document(notice.document())));
    }

    private static ObjectNode full(Notice notice, Letter letter) {
        var message = NoticeMessage.of(notice, Letters.document(notice.document()));
        return Json.MAPPER.valueToTree(new NoticeDocument(message, letter.title(), letter));
    }

    private static Response inLanguage(Response.ResponseBuilder response, Letter letter) {
        return response.header(HttpHeaders.CONTENT_LANGUAGE, letter.lang())
                .header(HttpHeaders.VARY, "Accept, Accept-Language")
                .build();
    }
}
