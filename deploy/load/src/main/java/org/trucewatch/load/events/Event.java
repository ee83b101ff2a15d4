package org.trucewatch.load.events;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;

/**
 * An event of a dataset: what its sources are said to report together.
 *
 * @param act null where it is none of arms
 * @param isDay whether it is known to have been on one day
 * @param place code of the precision
 * @param isClear whether it is an event by itself, and no share of a count
 */
record Event(
        String id,
        Mapping.Act act,
        String sideA,
        String sideB,
        LocalDate from,
        LocalDate to,
        boolean isDay,
        String where,
        String place,
        String area,
        double[] point,
        String country,
        boolean isClear,
        Deaths deaths,
        String notes,
        List<CitedSource> sources) {

    /**
     * How many were killed.
     *
     * @param low null where there is one number only, like high
     * @param civilians how many of the best estimate were civilians; null where it is not counted
     * @param areCivilians whether any were; null where it is not said
     */
    record Deaths(Integer low, int best, Integer high, Integer civilians, Boolean areCivilians) {}

    // older files of ACLED write days so
    private static final DateTimeFormatter IN_WORDS = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final int DAYS_BESIDE = 3;

    /** @throws IllegalArgumentException saying what is missing or cannot be read */
    static Event of(EventRow row) {
        if (row.text("id").isEmpty()) {
            throw new IllegalArgumentException("no event id");
        }
        var mapping = row.mapping();
        var given = day(row, "from");
        var end = mapping.columns().containsKey("to") ? day(row, "to") : given;
        var code = row.code("time_precision");
        var span = mapping.time().spans().getOrDefault(code, Mapping.Span.AS_GIVEN);
        var from = first(given, span);
        var to = last(end.isBefore(given) ? given : end, span);
        return new Event(
                row.text("id"),
                mapping.act(row.code("type"), row.code("subtype")).orElse(null),
                row.text("side_a"),
                row.text("side_b"),
                from,
                to,
                mapping.time().exact().contains(code) && from.equals(to),
                row.text("where"),
                row.code("place_precision"),
                row.text("area"),
                point(row),
                row.text("country"),
                mapping.isClear(row.code("summed")),
                deaths(row),
                row.text("notes"),
                CitedSource.of(row));
    }

    private static LocalDate first(LocalDate day, Mapping.Span span) {
        return switch (span) {
            case AS_GIVEN -> day;
            case WEEK -> day.minusDays(DAYS_BESIDE);
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    private static LocalDate last(LocalDate day, Mapping.Span span) {
        return switch (span) {
            case AS_GIVEN -> day;
            case WEEK -> day.plusDays(DAYS_BESIDE);
            case MONTH -> day.with(TemporalAdjusters.lastDayOfMonth());
        };
    }

    private static LocalDate day(EventRow row, String column) {
        var text = row.text(column);
        try {
            return text.matches("\\d{1,2} \\p{L}+ \\d{4}")
                    ? LocalDate.parse(text, IN_WORDS)
                    : LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(column + " is no date: '" + text + "'", e);
        }
    }

    /** Longitude and latitude, or null where there is none. */
    private static double[] point(EventRow row) {
        try {
            var longitude = Double.parseDouble(row.text("longitude"));
            var latitude = Double.parseDouble(row.text("latitude"));
            return new double[] {longitude, latitude};
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The estimates in order, whatever order the file has them in; null where the file has none. */
    private static Deaths deaths(EventRow row) {
        var best = row.number("best", -1);
        if (best < 0) {
            return null;
        }
        var text = row.text("civilians");
        var civilians = row.number("civilians", -1) < 0 ? null : row.number("civilians", 0);
        // some datasets count them, others say in words that they were the target
        var areCivilians = text.isEmpty() ? null : Boolean.valueOf(civilians == null || civilians > 0);
        if (!row.mapping().columns().containsKey("low")) {
            return new Deaths(null, best, null, civilians, areCivilians);
        }
        var low = Math.min(best, Math.max(0, row.number("low", best)));
        var high = Math.max(best, row.number("high", best));
        return new Deaths(low, best, high, civilians, areCivilians);
    }
}
