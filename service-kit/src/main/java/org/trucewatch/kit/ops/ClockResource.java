package org.trucewatch.kit.ops;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.BusinessClock;

import java.time.Duration;
import java.time.Instant;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The business clock, which exists as a resource only where {@code trucewatch.clock.adjustable} is true. */
@Path("/ops/clock")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operations")
public class ClockResource {

    /**
     * @param offset business time less system time, ISO 8601, whole seconds, {@code PT72H}
     * @param now the business time; only in answers
     */
    public record Setting(Duration offset, Instant now) {}

    private static final Duration MOST = Duration.ofDays(366 * 100);

    private final BusinessClock clock;

    ClockResource(BusinessClock clock) {
        this.clock = clock;
    }

    @GET
    @Operation(summary = "The business clock")
    public Setting read() {
        mustBeAdjustable();
        return new Setting(clock.offset(), clock.instant());
    }

    @PUT
    @Operation(summary = "Moves the business clock, for rehearsals")
    public Setting move(Setting setting) {
        mustBeAdjustable();
        if (setting == null || setting.offset() == null) {
            throw Refusal.invalid("#/offset", "is required, for example PT72H");
        }
        if (setting.offset().abs().compareTo(MOST) > 0) {
            throw Refusal.invalid("#/offset", "must be within a hundred years");
        }
        clock.moveTo(setting.offset());
        return read();
    }

    private void mustBeAdjustable() {
        if (!clock.adjustable()) {
            throw Refusal.notFound("An adjustable clock");
        }
    }
}
