package org.trucewatch.load.ucdp;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

/** An event of the dataset: what its sources are said to report together. */
record GedEvent(
        String id,
        int violence,
        String conflict,
        String sideA,
        String sideB,
        LocalDate from,
        LocalDate to,
        int datePrecision,
        String where,
        int wherePrecision,
        String adm1,
        double[] point,
        String country,
        int clarity,
        Deaths deaths,
        List<CitedSource> sources) {

    /** Violence by one side against civilians, where side A is the one that acts. */
    static final int ONE_SIDED = 3;

    /** @param civilians how many of the best estimate were civilians */
    record Deaths(int low, int best, int high, int civilians) {}

    /** @throws IllegalArgumentException saying what is missing or cannot be read */
    static GedEvent of(GedRow row) {
        if (row.text("id").isEmpty()) {
            throw new IllegalArgumentException("no event id");
        }
        var from = day(row, "date_start");
        var to = day(row, "date_end");
        return new GedEvent(
                row.text("id"),
                row.number("violence", 0),
                row.text("conflict"),
                row.text("side_a"),
                row.text("side_b"),
                from,
                to.isBefore(from) ? from : to,
                row.number("date_prec", 0),
                row.text("where"),
                row.number("where_prec", 6),
                row.text("adm_1"),
                point(row),
                row.text("country"),
                row.number("clarity", 2),
                deaths(row),
                CitedSource.of(row));
    }

    private static LocalDate day(GedRow row, String column) {
        var text = row.text(column);
        try {
            return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(column + " is no date: '" + text + "'", e);
        }
    }

    /** Longitude and latitude, or null where there is none. */
    private static double[] point(GedRow row) {
        try {
            var longitude = Double.parseDouble(row.text("longitude"));
            var latitude = Double.parseDouble(row.text("latitude"));
            return new double[] {longitude, latitude};
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The estimates in order, whatever order the file has them in; null where the file has none. */
    private static Deaths deaths(GedRow row) {
        var best = row.number("best", -1);
        if (best < 0) {
            return null;
        }
        var low = Math.min(best, Math.max(0, row.number("low", best)));
        var high = Math.max(best, row.number("high", best));
        return new Deaths(low, best, high, Math.max(0, row.number("civilians", 0)));
    }
}
