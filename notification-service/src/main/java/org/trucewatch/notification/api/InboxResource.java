package org.trucewatch.notification.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.paging.Paging;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.notification.delivery.Deliveries;
import org.trucewatch.notification.delivery.Delivery;
import org.trucewatch.notification.inbox.Arrival;
import org.trucewatch.notification.inbox.InboxStream;
import org.trucewatch.notification.inbox.Place;
import org.trucewatch.notification.notice.Notice;
import org.trucewatch.notification.notice.Notices;
import org.trucewatch.notification.party.Channel;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

/** The inbox of the caller's party. */
@Path("/v1/inbox")
public class InboxResource {

    /** Proxies close what is silent for long. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    /** A stream does not outlive its token by much; the client comes back with the last event's id. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Notices notices;
    private final Deliveries deliveries;
    private final InboxStream stream;
    private final Members members;
    private final Tongues tongues;
    private final BusinessClock clock;

    InboxResource(
            Notices notices,
            Deliveries deliveries,
            InboxStream stream,
            Members members,
            Tongues tongues,
            BusinessClock clock) {
        this.notices = notices;
        this.deliveries = deliveries;
        this.stream = stream;
        this.members = members;
        this.tongues = tongues;
        this.clock = clock;
    }

    /** @param state PENDING (the office has not opened yet), SERVED or ACKNOWLEDGED */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list(
            @QueryParam("agreement") String agreement,
            @QueryParam("state") String state,
            @BeanParam Paging paging,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        var party = members.caller().requireParty();
        var after = NoticeCursor.after(paging);
        List<Notice> found = notices.released(new Notices.Wanted(
                agreement,
                null,
                party,
                null,
                NoticeStates.require(state),
                null,
                after.releasedAt(),
                after.id(),
                clock.instant(),
                paging.limit() + 1));
        Map<UUID, Delivery> inbox = deliveries.of(found.stream().map(Notice::id).toList(), party).stream()
                .filter(delivery -> delivery.channel() == Channel.INBOX)
                .collect(Collectors.toMap(Delivery::noticeId, Function.identity()));
        return paging.respond(uri, found, NoticeCursor::keys, notice -> item(notice, inbox.get(notice.id()), headers));
    }

    private ObjectNode item(Notice notice, Delivery delivery, HttpHeaders headers) {
        var view = NoticeView.brief(notice, tongues.choose(headers, notice));
        view.put("state", delivery.stateAt(clock.instant()).name());
        view.put("servedAt", delivery.servedAt().toString());
        return view;
    }

    /**
     * Server-sent events, one per notice from now on; with Last-Event-ID, from after that one. The id is a place in the
     * inbox, {@code 0-0} its beginning.
     */
    @GET
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
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
        ObjectNode data = Json.MAPPER.valueToTree(arrival);
        data.remove("place");
        return sse.newEventBuilder()
                .id(arrival.place().toString())
                .name("notice")
                .data(data.toString())
                .build();
    }
}
