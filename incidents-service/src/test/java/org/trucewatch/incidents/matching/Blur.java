package org.trucewatch.incidents.matching;

import org.trucewatch.incidents.report.Alleged;
import org.trucewatch.incidents.report.Casualties;
import org.trucewatch.incidents.report.Claim;
import org.trucewatch.incidents.report.Consent;
import org.trucewatch.incidents.report.Likelihood;
import org.trucewatch.incidents.report.Method;
import org.trucewatch.incidents.report.Occurred;
import org.trucewatch.incidents.report.Origin;
import org.trucewatch.incidents.report.Place;
import org.trucewatch.incidents.report.PlacePrecision;
import org.trucewatch.incidents.report.Point;
import org.trucewatch.incidents.report.Range;
import org.trucewatch.incidents.report.Report;
import org.trucewatch.incidents.report.TimePrecision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a source might have reported of an event: the day, place and toll that the data have, each blurred within the
 * precision or the range that they have, and all names spelt in another way. The same seed makes the same reports.
 */
final class Blur {

    private static final ZoneId DAMASCUS = ZoneId.of("Asia/Damascus");
    private static final double METRES_PER_DEGREE = 111_000;

    private final Random random;
    private final Scribe scribe;

    Blur(long seed) {
        this.random = new Random(seed);
        this.scribe = new Scribe(random);
    }

    Report report(Map<String, String> row, String agency) {
        return new Report(
                new UUID(random.nextLong(), random.nextLong()),
                "syria-2016",
                false,
                Claim.ALLEGATION,
                Consent.PUBLIC,
                occurred(row),
                place(row),
                "OTHER", // the data say that somebody was killed, not how
                List.of("no-attacks"),
                alleged(row),
                null,
                Method.MEDIA,
                new Casualties(killed(row), null, null),
                null,
                new Origin(true, row.get("headline") + " " + row.get("source_date"), row.get("source_office")),
                List.of(),
                null,
                agency,
                agency,
                row.get("adm_1"),
                Instant.parse("2016-05-01T00:00:00Z"));
    }

    /** The day, or, where it is known only to lie within several, some of them among which it is. */
    private Occurred occurred(Map<String, String> row) {
        var first = LocalDate.parse(row.get("date_start"));
        var last = LocalDate.parse(row.get("date_end"));
        if (first.equals(last)) {
            return days(first, last, TimePrecision.DAY);
        }
        long length = last.toEpochDay() - first.toEpochDay();
        // when it truly was: the same for all sources of the event
        var truly = first.plusDays(new Random(row.get("event_id").hashCode()).nextLong(length + 1));
        var from = first.plusDays(random.nextLong(truly.toEpochDay() - first.toEpochDay() + 1));
        var to = last.minusDays(random.nextLong(last.toEpochDay() - truly.toEpochDay() + 1));
        return days(from, to, TimePrecision.RANGE);
    }

    private static Occurred days(LocalDate first, LocalDate last, TimePrecision precision) {
        return new Occurred(
                first.atStartOfDay(DAMASCUS).toOffsetDateTime(),
                last.atTime(23, 59, 59).atZone(DAMASCUS).toOffsetDateTime(),
                precision,
                false);
    }

    private Place place(Map<String, String> row) {
        var precision =
                switch (row.get("where_prec")) {
                    case "1" -> PlacePrecision.EXACT;
                    case "2" -> PlacePrecision.NEAR;
                    case "3" -> PlacePrecision.ADM2;
                    default -> PlacePrecision.ADM1;
                };
        var point = precision == PlacePrecision.ADM1
                ? null
                : within(
                        precision.metres(),
                        Double.parseDouble(row.get("longitude")),
                        Double.parseDouble(row.get("latitude")));
        return new Place(point, precision, scribe.respelt(row.get("where_coordinates")), null);
    }

    /** Anywhere in the circle. */
    private Point within(double metres, double lon, double lat) {
        double distance = metres * Math.sqrt(random.nextDouble()) * 0.999 / METRES_PER_DEGREE;
        double bearing = 2 * Math.PI * random.nextDouble();
        return new Point(
                lon + distance * Math.sin(bearing) / Math.cos(Math.toRadians(lat)), lat + distance * Math.cos(bearing));
    }

    /** The sides of the clash; every fourth source names one of them only. */
    private List<Alleged> alleged(Map<String, String> row) {
        var sides = new ArrayList<>(Stream.of(row.get("side_a"), row.get("side_b"))
                .flatMap(side -> Arrays.stream(side.split(",")))
                .map(String::strip)
                .filter(side -> !side.equals("Civilians"))
                .toList());
        if (random.nextInt(4) == 0) {
            sides.remove(random.nextInt(sides.size()));
        }
        return sides.stream()
                .map(side -> new Alleged(null, scribe.alias(side), null, Likelihood.ROUGHLY_EVEN, null))
                .toList();
    }

    /** Bounds within the range, and a best figure within the bounds. */
    private Range killed(Map<String, String> row) {
        int least = Integer.parseInt(row.get("low"));
        int most = Math.max(least, Integer.parseInt(row.get("high")));
        int best = least + random.nextInt(most - least + 1);
        return new Range(least + random.nextInt(best - least + 1), best, best + random.nextInt(most - best + 1));
    }
}
