package org.trucewatch.notification.api;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.kit.paging.Page;
import org.trucewatch.notification.agreement.EarlyEvents;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What waits for an agreement that is not known yet, for operators: how much and since when, not what it is about. */
@Path("/ops/notification/early-events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operations")
public class EarlyEventResource {

    private final EarlyEvents early;

    EarlyEventResource(EarlyEvents early) {
        this.early = early;
    }

    @GET
    @Operation(summary = "Agreements that events wait for, the longest wait first")
    public Page<EarlyEvents.Waiting> waiting() {
        return new Page<>(early.waiting());
    }
}
