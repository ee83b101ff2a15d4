package org.trucewatch.notification.api;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.identity.Caller;
import org.trucewatch.kit.ledger.CanonicalJson;
import org.trucewatch.kit.time.Ids;
import org.trucewatch.notification.delivery.Handed;
import org.trucewatch.notification.delivery.Person;
import org.trucewatch.notification.office.DeliveryDesk;
import org.trucewatch.notification.office.HandoverDesk;

import java.time.OffsetDateTime;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Single deliveries: made again, or served by hand. */
@Path("/v1/deliveries/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "deliveries")
public class DeliveryResource {

    /**
     * That a notice was handed over.
     *
     * @param receivedBy name and function of who took it
     */
    public record HandoverBody(
            UUID id,
            @NotNull @Datable OffsetDateTime servedAt,
            @NotBlank @Size(max = 500) String place,
            @NotBlank @Size(max = 500) String receivedBy) {

        private Handed said() {
            return new Handed(MeetingBody.instant(servedAt), place, receivedBy);
        }
    }

    private final DeliveryDesk desk;
    private final HandoverDesk byHand;
    private final DeliveryViews deliveries;
    private final Members members;

    DeliveryResource(DeliveryDesk desk, HandoverDesk byHand, DeliveryViews deliveries, Members members) {
        this.desk = desk;
        this.byHand = byHand;
        this.deliveries = deliveries;
        this.members = members;
    }

    /** Sends it again, soon; the receiver sees the same id. */
    @POST
    @Path("/redeliveries")
    @Operation(summary = "Sends it again, soon, under the same id")
    @APIResponseSchema(value = DeliveryView.class, responseCode = "202")
    public Response redeliver(UUID id) {
        return Response.accepted(deliveries.seen(desk.again(id))).build();
    }

    /** Takes down that the notice was handed over to the party; it counts once another person confirms it. */
    @POST
    @Path("/hand-services")
    @Operation(summary = "Takes down that the notice was handed over; it counts once a second person confirms")
    @APIResponseSchema(value = HandoverView.class, responseCode = "201")
    public Response handOver(UUID id, @Valid @NotNull HandoverBody body) {
        var serviceId = body.id() == null ? Ids.next() : body.id();
        var digest = CanonicalJson.digest(Json.MAPPER.valueToTree(body));
        var result = byHand.takeDown(id, serviceId, body.said(), person(members.caller()), digest);
        return Created.of(
                result.created(),
                "/v1/notices/" + result.handover().delivery().noticeId() + "/deliveries",
                HandoverView.of(result.handover()));
    }

    /** A second person confirms: an operator, or an officer of the party it was handed to. */
    @POST
    @Path("/hand-services/{sid}/confirmations")
    @Operation(summary = "A second person confirms: an operator, or an officer of the party it was handed to")
    public HandoverView confirm(UUID id, UUID sid) {
        Caller caller = members.caller();
        var ownParty = caller.is("operator") ? null : caller.requireParty();
        return HandoverView.of(byHand.confirm(id, sid, ownParty, person(caller)));
    }

    private static Person person(Caller caller) {
        return new Person(caller.subject(), caller.name());
    }
}
