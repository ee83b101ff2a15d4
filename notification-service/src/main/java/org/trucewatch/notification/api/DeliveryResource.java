package org.trucewatch.notification.api;

import org.trucewatch.notification.office.DeliveryDesk;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Single deliveries, for operators. */
@Path("/v1/deliveries/{id}")
@Produces(MediaType.APPLICATION_JSON)
public class DeliveryResource {

    private final DeliveryDesk desk;
    private final DeliveryViews deliveries;

    DeliveryResource(DeliveryDesk desk, DeliveryViews deliveries) {
        this.desk = desk;
        this.deliveries = deliveries;
    }

    /** Sends it again, soon; the receiver sees the same id. */
    @POST
    @Path("/redeliveries")
    public Response redeliver(UUID id) {
        return Response.accepted(deliveries.seen(desk.again(id), List.of())).build();
    }
}
