package org.trucewatch.load.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.load.input.Json;
import org.trucewatch.load.input.Registers;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

/** Writes an event as reports for {@code POST /v1/reports}, one for every source it cites. */
final class EventReports {

    /** A point for more than these would pin a whole province to one spot. */
    private static final Set<String> AT_A_SPOT = Set.of("EXACT", "NEAR", "ADM2");

    private final Registers registers;
    private final ZoneId zone;
    private final Mapping mapping;
    private final Sides sides;

    /** @param zone the agreement's zone, in which the dataset's days are days */
    EventReports(Registers registers, ZoneId zone, Mapping mapping) {
        this.registers = registers;
        this.zone = zone;
        this.mapping = mapping;
        this.sides = new Sides(registers, mapping);
    }

    Mapping mapping() {
        return mapping;
    }

    List<ObjectNode> of(Event event) {
        var reports = new ArrayList<ObjectNode>();
        for (var source : event.sources()) {
            // by position: an event may cite the same article twice
            reports.add(report(event, source, reports.size() + 1));
        }
        return reports;
    }

    private ObjectNode report(Event event, CitedSource source, int position) {
        var name = mapping.prefix() + "/" + event.id() + "/" + position;
        var report = Json.object()
                .put(
                        "id",
                        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                                .toString())
                .put("agreementId", registers.agreementId())
                .put("drill", false)
                .put("claim", mapping.claim())
                .put("consent", mapping.consent());
        report.set("occurred", occurred(event));
        report.set("place", place(event));
        var commitments = report.put("kind", event.act().kind()).putArray("commitments");
        mapping.commitments().forEach(commitments::add);
        report.set("alleged", sides.alleged(event));
        report.put("method", mapping.method());
        if (event.deaths() != null) {
            report.set("casualties", casualties(event.deaths()));
        }
        report.putObject("origin")
                .put("relayed", true)
                .put("ref", reference(event, source))
                .put("name", source.office().isEmpty() ? mapping.name() : source.office());
        report.putArray("narrative")
                .addObject()
                .put("lang", "en")
                .put("text", Wording.of(event, source, mapping))
                .put("original", true);
        return report;
    }

    /** The article; where it is only known whose it was, what that one said of this event. */
    private String reference(Event event, CitedSource source) {
        var itself = mapping.name() + " event " + event.id();
        if (source.reference().isEmpty()) {
            return itself;
        }
        return mapping.sources() == Mapping.Listed.NAMES ? itself + ", " + source.reference() : source.reference();
    }

    private ObjectNode occurred(Event event) {
        return Json.object()
                .put("from", start(event.from()))
                .put("to", end(event.to()))
                .put("precision", event.isDay() ? "DAY" : "RANGE")
                .put("ongoing", false);
    }

    /** The first moment of the day, which is not always 00:00: the clock may go forward at midnight. */
    private String start(LocalDate day) {
        return ISO_OFFSET_DATE_TIME.format(day.atStartOfDay(zone));
    }

    private String end(LocalDate day) {
        return ISO_OFFSET_DATE_TIME.format(day.atTime(23, 59, 59).atZone(zone).withLaterOffsetAtOverlap());
    }

    private ObjectNode place(Event event) {
        var place = Json.object();
        var area = registers.area(event.area());
        var precision = mapping.place().precision(event.place(), area.isPresent());
        if (event.point() != null && AT_A_SPOT.contains(precision)) {
            place.putArray("point").add(event.point()[0]).add(event.point()[1]);
        } else if (Wording.isSpot(precision)) {
            precision = area.isPresent() ? "ADM1" : "UNKNOWN"; // a spot that nobody can tell
        }
        place.put("precision", precision);
        place.put("name", event.where().isEmpty() ? "not named" : event.where());
        area.ifPresent(code -> place.put("adminCode", code));
        return place;
    }

    private static ObjectNode casualties(Event.Deaths deaths) {
        var casualties = Json.object();
        var killed = casualties.putObject("killed");
        if (deaths.low() != null) {
            killed.put("low", deaths.low());
        }
        killed.put("best", deaths.best());
        if (deaths.high() != null) {
            killed.put("high", deaths.high());
        }
        if (deaths.areCivilians() != null) {
            casualties.put("civilians", deaths.areCivilians());
        }
        return casualties;
    }
}
