package org.trucewatch.verification.examination;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.kit.events.Json;
import org.trucewatch.verification.evidence.Evidence;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** When it was taken against when the report says that it happened, as precisely as either is known. */
final class TimeClaim {

    private TimeClaim() {}

    static Result against(Evidence evidence, Optional<Captured> captured, ZoneId zone, Instant now) {
        var detail = Json.MAPPER.createObjectNode();
        captured.ifPresent(one -> {
            detail.set("captured", one.told(zone));
            if (one.earliest().isAfter(evidence.receivedAt().toInstant())) {
                detail.putArray("anomalies").add("CAPTURE_DATE_IN_FUTURE");
            }
        });
        var claimed = evidence.claimed() == null ? null : evidence.claimed().occurred();
        if (captured.isEmpty() || claimed == null || claimed.from() == null) {
            detail.put(
                    "reason", captured.isEmpty() ? "it does not tell when it was taken" : "the report tells no time");
            return Result.own("TIME", "CANNOT_TELL", detail, now);
        }
        detail.set("claimed", Json.MAPPER.valueToTree(claimed));
        return Result.own("TIME", judge(captured.get(), window(claimed, zone), detail), detail, now);
    }

    private record Window(Instant from, Instant to) {}

    private static String judge(Captured captured, Window window, ObjectNode detail) {
        boolean before = captured.at().isBefore(window.from());
        boolean after = captured.at().isAfter(window.to());
        if (before || after) {
            detail.put("taken", before ? "BEFORE" : "AFTER");
            detail.put(
                    "interval",
                    (before
                                    ? Duration.between(captured.at(), window.from())
                                    : Duration.between(window.to(), captured.at()))
                            .toString());
        }
        boolean sureOutside =
                captured.latest().isBefore(window.from()) || captured.earliest().isAfter(window.to());
        boolean sureInside = !captured.earliest().isBefore(window.from())
                && !captured.latest().isAfter(window.to());
        if (sureOutside) {
            return "DIFFERS";
        }
        boolean inside = !before && !after;
        return sureInside || inside && captured.by() != Captured.By.CONTRADICTORY ? "AGREES" : "CANNOT_TELL";
    }

    /** What the claim leaves open is part of it: some minutes around an exact time, all of a day. */
    private static Window window(Evidence.Occurred claimed, ZoneId zone) {
        var to = claimed.to() == null ? claimed.from() : claimed.to();
        return switch (claimed.precision() == null ? "EXACT" : claimed.precision()) {
            case "HOUR" -> stretched(claimed, to, Duration.ofHours(1));
            case "DAY" ->
                new Window(
                        claimed.from()
                                .atZoneSameInstant(zone)
                                .toLocalDate()
                                .atStartOfDay(zone)
                                .toInstant(),
                        to.atZoneSameInstant(zone)
                                .toLocalDate()
                                .plusDays(1)
                                .atStartOfDay(zone)
                                .toInstant()
                                .minusMillis(1));
            case "RANGE" -> stretched(claimed, to, Duration.ZERO);
            default -> stretched(claimed, to, Duration.ofMinutes(10));
        };
    }

    private static Window stretched(Evidence.Occurred claimed, OffsetDateTime to, Duration slack) {
        return new Window(
                claimed.from().toInstant().minus(slack), to.toInstant().plus(slack));
    }
}
