package org.trucewatch.load.ucdp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.load.input.Json;
import org.trucewatch.load.input.Registers;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

/** Writes an event as reports for {@code POST /v1/reports}, one for every source it cites. */
final class GedReports {

    /** Fewer coordinates than this precision means would pin a whole district or province to one spot. */
    private static final int ADM2 = 3;

    private final Registers registers;
    private final ZoneId zone;
    private final Sides sides;

    /** @param zone the agreement's zone, in which the dataset's days are days */
    GedReports(Registers registers, ZoneId zone) {
        this.registers = registers;
        this.zone = zone;
        this.sides = new Sides(registers);
    }

    List<ObjectNode> of(GedEvent event) {
        var reports = new ArrayList<ObjectNode>();
        for (var source : event.sources()) {
            // by position: an event may cite the same article twice
            reports.add(report(event, source, reports.size() + 1));
        }
        return reports;
    }

    private ObjectNode report(GedEvent event, CitedSource source, int position) {
        var name = "ucdp-ged/" + event.id() + "/" + position;
        var report = Json.object()
                .put(
                        "id",
                        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                                .toString())
                .put("agreementId", registers.agreementId())
                .put("drill", false)
                .put("claim", "ALLEGATION")
                .put("consent", "PUBLIC");
        report.set("occurred", occurred(event));
        report.set("place", place(event));
        // the dataset records that people were killed with arms, not with which
        report.put("kind", "OTHER").putArray("commitments").add("no-attacks");
        report.set("alleged", sides.alleged(event));
        report.put("method", "MEDIA");
        if (event.deaths() != null) {
            report.set("casualties", casualties(event.deaths()));
        }
        var reference = source.reference();
        report.putObject("origin")
                .put("relayed", true)
                .put("ref", reference.isEmpty() ? "UCDP GED event " + event.id() : reference)
                .put("name", source.office().isEmpty() ? "UCDP GED" : source.office());
        report.putArray("narrative")
                .addObject()
                .put("lang", "en")
                .put("text", Wording.of(event, source))
                .put("original", true);
        return report;
    }

    private ObjectNode occurred(GedEvent event) {
        var oneDay = event.datePrecision() <= 1 && event.from().equals(event.to());
        return Json.object()
                .put("from", start(event.from()))
                .put("to", end(event.to()))
                .put("precision", oneDay ? "DAY" : "RANGE")
                .put("ongoing", false);
    }

    /** The first moment of the day, which is not always 00:00: the clock may go forward at midnight. */
    private String start(LocalDate day) {
        return ISO_OFFSET_DATE_TIME.format(day.atStartOfDay(zone));
    }

    private String end(LocalDate day) {
        return ISO_OFFSET_DATE_TIME.format(day.atTime(23, 59, 59).atZone(zone).withLaterOffsetAtOverlap());
    }

    private ObjectNode place(GedEvent event) {
        var place = Json.object();
        var area = registers.area(event.adm1());
        if (event.point() != null && event.wherePrecision() <= ADM2) {
            place.putArray("point").add(event.point()[0]).add(event.point()[1]);
        }
        place.put("precision", precision(event, area.isPresent()));
        place.put("name", event.where().isEmpty() ? "not named" : event.where());
        area.ifPresent(code -> place.put("adminCode", code));
        return place;
    }

    private static String precision(GedEvent event, boolean inArea) {
        if (event.point() == null && event.wherePrecision() < ADM2) {
            return inArea ? "ADM1" : "UNKNOWN";
        }
        return switch (event.wherePrecision()) {
            case 1 -> "EXACT";
            case 2 -> "NEAR";
            case 3 -> "ADM2";
            case 4 -> "ADM1";
            // a road, a mountain, part of a province or of several
            case 5 -> inArea ? "ADM1" : "COUNTRY";
            case 6 -> "COUNTRY";
            default -> "UNKNOWN";
        };
    }

    private static ObjectNode casualties(GedEvent.Deaths deaths) {
        var casualties = Json.object();
        casualties
                .putObject("killed")
                .put("low", deaths.low())
                .put("best", deaths.best())
                .put("high", deaths.high());
        return casualties.put("civilians", deaths.civilians() > 0);
    }
}
