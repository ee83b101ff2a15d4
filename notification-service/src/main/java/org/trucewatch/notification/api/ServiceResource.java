package org.trucewatch.notification.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.identity.Caller;
import org.trucewatch.kit.identity.Views;
import org.trucewatch.kit.paging.Page;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.notification.delivery.Attempt;
import org.trucewatch.notification.delivery.Attempts;
import org.trucewatch.notification.delivery.Deliveries;
import org.trucewatch.notification.delivery.Delivery;
import org.trucewatch.notification.notice.Acknowledgement;
import org.trucewatch.notification.notice.Notices;
import org.trucewatch.notification.office.AcknowledgementDesk;
import org.trucewatch.notification.office.DeliveryDesk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Service of notices: who was reached when, who took note, and delivering again. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class ServiceResource {

    /** An acknowledgement as its party sees it. */
    public record AcknowledgementView(UUID id, UUID noticeId, String party, String name, Instant at) {
        static AcknowledgementView of(Acknowledgement given) {
            return new AcknowledgementView(given.id(), given.noticeId(), given.party(), given.name(), given.at());
        }
    }

    private final Notices notices;
    private final Deliveries deliveries;
    private final Attempts attempts;
    private final AcknowledgementDesk acknowledgements;
    private final DeliveryDesk desk;
    private final Members members;
    private final Views views;
    private final BusinessClock clock;

    ServiceResource(
            Notices notices,
            Deliveries deliveries,
            Attempts attempts,
            AcknowledgementDesk acknowledgements,
            DeliveryDesk desk,
            Members members,
            Views views,
            BusinessClock clock) {
        this.notices = notices;
        this.deliveries = deliveries;
        this.attempts = attempts;
        this.acknowledgements = acknowledgements;
        this.desk = desk;
        this.members = members;
        this.views = views;
        this.clock = clock;
    }

    @POST
    @Path("/notices/{id}/acknowledgements")
    public Response acknowledge(UUID id) {
        Caller caller = members.caller();
        var result = acknowledgements.acknowledge(id, caller.requireParty(), caller.subject(), caller.name());
        return Created.of(
                result.created(),
                "/v1/notices/" + id + "/deliveries",
                AcknowledgementView.of(result.acknowledgement()));
    }

    @GET
    @Path("/notices/{id}/deliveries")
    public Page<ObjectNode> deliveries(UUID id) {
        members.mustBelongTo(notices.released(id).agreementId(), "The notice");
        var tried = attempts.of(id);
        return new Page<>(deliveries.of(id).stream()
                .map(delivery -> seen(
                        delivery,
                        tried.stream()
                                .filter(attempt -> attempt.deliveryId().equals(delivery.id()))
                                .toList()))
                .toList());
    }

    @POST
    @Path("/deliveries/{id}/redeliveries")
    public Response redeliver(UUID id) {
        return Response.accepted(seen(desk.again(id), List.of())).build();
    }

    private ObjectNode seen(Delivery delivery, List<Attempt> tried) {
        var view = Json.MAPPER.createObjectNode();
        view.put("id", delivery.id().toString());
        view.put("noticeId", delivery.noticeId().toString());
        view.put("party", delivery.party());
        view.put("channel", delivery.channel().name());
        view.put("state", delivery.stateAt(clock.instant()).name());
        if (delivery.servedAt() != null) {
            view.put("servedAt", delivery.servedAt().toString());
        }
        var list = view.putArray("attempts");
        for (Attempt attempt : tried) {
            list.addObject()
                    .put("round", attempt.round())
                    .put("number", attempt.number())
                    .put("at", attempt.at().toString())
                    .put("outcome", attempt.outcome())
                    .put("detail", attempt.detail());
        }
        return views.see("delivery", members.hats(delivery.party()), null, view);
    }
}
