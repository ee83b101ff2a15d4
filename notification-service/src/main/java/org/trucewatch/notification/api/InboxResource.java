package org.trucewatch.notification.api;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.paging.Paging;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.notification.inbox.Arrival;
import org.trucewatch.notification.inbox.InboxStream;
import org.trucewatch.notification.inbox.Place;
import org.trucewatch.notification.letter.Letters;
import org.trucewatch.notification.notice.Posted;
import org.trucewatch.notification.notice.Progress;

import java.time.Duration;
import java.util.Optional;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

/** The inbox of the caller's party. */
@Path("/v1/inbox")
@Tag(name = "inbox")
public class InboxResource {

    /** Proxies close what is silent for long. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    /** A stream does not outlive its token by much; the client comes back with the last event's id. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final NoticeLists lists;
    private final InboxStream stream;
    private final Members members;
    private final Tongues tongues;
    private final BusinessClock clock;

    InboxResource(NoticeLists lists, InboxStream stream, Members members, Tongues tongues, BusinessClock clock) {
        this.lists = lists;
        this.stream = stream;
        this.members = members;
        this.tongues = tongues;
        this.clock = clock;
    }

    /** @param state PENDING (the office has not opened yet), SERVED or ACKNOWLEDGED */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What was released to the caller's party, newest first")
    @APIResponseSchema(Listing.Notices.class)
    public Response list(
            @QueryParam("agreement") String agreement,
            @QueryParam("state") @Parameter(schema = @Schema(implementation = Progress.class)) String state,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        var filters = new NoticeLists.Filters(agreement, members.caller().requireParty(), null, state, null);
        return lists.page(filters, paging, uri, this::item);
    }

    private NoticeView item(Posted posted) {
        var title = tongues.choose(posted.agreementId(), Letters.titles(posted.titles()));
        return NoticeView.of(posted, title, clock.instant());
    }

    /**
     * Server-sent events, one per notice from now on; with Last-Event-ID, from after that one. The id is a place in the
     * inbox, {@code 0-0} its beginning.
     */
    @GET
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary =
                    "Server-sent events, one per notice; with Last-Event-ID from after that one, 0-0 from the beginning")
    @APIResponseSchema(Arrival.class)
    @Blocking // only until the stream is opened: the token is looked at on a worker thread, which is then free
    public Multi<OutboundSseEvent> stream(@HeaderParam("Last-Event-ID") String lastEventId, @Context Sse sse) {
        var party = members.caller().requireParty();
        Optional<Place> after = lastEventId == null ? Optional.empty() : Optional.of(place(lastEventId));
        Multi<OutboundSseEvent> arrivals = stream.of(party, after).map(arrival -> event(sse, arrival));
        Multi<OutboundSseEvent> signs = Multi.createFrom()
                .ticks()
                .every(SIGN_OF_LIFE)
                .onOverflow()
                .drop()
                .map(tick -> sse.newEventBuilder().comment("").build());
        return Multi.createBy().merging().streams(arrivals, signs).select().first(LONGEST);
    }

    private static Place place(String lastEventId) {
        return Place.parse(lastEventId)
                .orElseThrow(() -> Refusal.invalid("?Last-Event-ID", "is not the id of an event of this stream"));
    }

    private static OutboundSseEvent event(Sse sse, Arrival arrival) {
        return sse.newEventBuilder()
                .id(arrival.place().toString())
                .name("notice")
                .data(Json.MAPPER.valueToTree(arrival).toString())
                .build();
    }
}
