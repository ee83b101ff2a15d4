package org.trucewatch.load.bench;

import com.fasterxml.jackson.databind.JsonNode;
import org.trucewatch.load.input.Api;
import org.trucewatch.load.input.Json;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.stream.StreamSupport;

/**
 * Sets the services' clock to the middle of a morning at which every office is open: what is measured must not depend on
 * the hour at which it is measured, nor meet the release of a day's schedule half way.
 */
final class OfficeHours {

    private static final int MORNING = 10;

    private OfficeHours() {}

    /** @return how far the services' clock now is ahead of the system's */
    static Duration set(Ground ground, Api api) {
        var agreement = Json.yaml(ground.services().agreement().resolve("agreement.yaml"));
        var now = Instant.now();
        var offset = Duration.ofSeconds(
                Duration.between(now, nextMorning(agreement, now)).toSeconds());
        var body = Json.object().put("offset", offset.toString());
        ground.serviceAddresses().values().forEach(service -> api.put("operator", service, "/ops/clock", body)
                .expecting(200));
        return offset;
    }

    /** The first time from then on at which it is ten in the agreement's zone on a day on which all offices work. */
    static Instant nextMorning(JsonNode agreement, Instant then) {
        var zone = ZoneId.of(agreement.required("zone").asText());
        var morning = then.atZone(zone).toLocalDate().atTime(MORNING, 0).atZone(zone);
        while (morning.toInstant().isBefore(then)
                || !allWork(agreement, morning.getDayOfWeek().name().substring(0, 3))) {
            morning = morning.plusDays(1);
        }
        return morning.toInstant();
    }

    private static boolean allWork(JsonNode agreement, String day) {
        return StreamSupport.stream(agreement.required("parties").spliterator(), false)
                .map(party -> party.path("office").path("hours").path("days"))
                .allMatch(days -> StreamSupport.stream(days.spliterator(), false)
                        .anyMatch(each -> each.asText().toUpperCase(Locale.ROOT).startsWith(day)));
    }
}
