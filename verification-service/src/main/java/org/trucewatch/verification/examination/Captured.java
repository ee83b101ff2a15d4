package org.trucewatch.verification.examination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.kit.events.Json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * When something was taken, as its metadata say, and how sure that is, given that the device's clock was right.
 *
 * @param at the most likely instant
 * @param earliest and {@code latest}: it lies between them whatever was left out
 * @param by OFFSET (the device's time with its offset), GPS, RECORDED (films carry UTC), ZONE (without an offset, read in
 *     the agreement's zone) or CONTRADICTORY
 */
public record Captured(Instant at, Instant earliest, Instant latest, By by) {

    /** What tells it. */
    public enum By {
        OFFSET,
        GPS,
        RECORDED,
        ZONE,
        CONTRADICTORY
    }

    private static final ZoneOffset EASTERNMOST = ZoneOffset.ofHours(14);
    private static final ZoneOffset WESTERNMOST = ZoneOffset.ofHours(-12);

    /** @param metadata the detail of the METADATA result; empty where it tells no time */
    public static Optional<Captured> of(JsonNode metadata, ZoneId zone) {
        try {
            return read(metadata, zone);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Captured> read(JsonNode metadata, ZoneId zone) {
        var local = metadata.path("takenLocal").asText("");
        var satellites = metadata.path("gpsTime").asText("");
        if (local.isEmpty()) {
            if (!satellites.isEmpty()) {
                return Optional.of(exact(Instant.parse(satellites), By.GPS));
            }
            var recorded = metadata.path("recordedAt").asText("");
            return recorded.isEmpty() ? Optional.empty() : Optional.of(exact(Instant.parse(recorded), By.RECORDED));
        }
        var offset = metadata.path("takenOffset").asText("");
        var taken = LocalDateTime.parse(local);
        var spread = offset.isEmpty()
                ? unsure(taken, zone)
                : exact(OffsetDateTime.of(taken, ZoneOffset.of(offset)).toInstant(), By.OFFSET);
        return Optional.of(satellites.isEmpty() ? spread : spread.with(Instant.parse(satellites)));
    }

    private static Captured exact(Instant at, By by) {
        return new Captured(at, at, at, by);
    }

    private static Captured unsure(LocalDateTime local, ZoneId zone) {
        return new Captured(
                local.atZone(zone).toInstant(), local.toInstant(EASTERNMOST), local.toInstant(WESTERNMOST), By.ZONE);
    }

    /** The satellites' time settles what the device's left open, unless no offset brings them together. */
    private Captured with(Instant satellites) {
        if (by == By.OFFSET
                && !satellites.isBefore(at.minusSeconds(3600))
                && !satellites.isAfter(at.plusSeconds(3600))) {
            return this;
        }
        if (by == By.ZONE && !satellites.isBefore(earliest) && !satellites.isAfter(latest)) {
            return exact(satellites, By.GPS);
        }
        return new Captured(
                at,
                satellites.isBefore(earliest) ? satellites : earliest,
                satellites.isAfter(latest) ? satellites : latest,
                By.CONTRADICTORY);
    }

    /** Surely before the other, whatever was left out. */
    public boolean before(Captured other) {
        return latest.isBefore(other.earliest);
    }

    ObjectNode told(ZoneId zone) {
        var told = Json.MAPPER.createObjectNode();
        told.put("at", at.atZone(zone).toOffsetDateTime().toString());
        told.put("earliest", earliest.toString())
                .put("latest", latest.toString())
                .put("by", by.name());
        if (by == By.ZONE) {
            told.put("uncertainty", "it carries no offset and is read in " + zone);
        }
        if (by == By.CONTRADICTORY) {
            told.put("uncertainty", "the device's clock and the satellites' contradict each other");
        }
        return told;
    }
}
