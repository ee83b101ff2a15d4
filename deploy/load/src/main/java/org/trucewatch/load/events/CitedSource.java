package org.trucewatch.load.events;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One source of an event. UCDP lists them as {@code "office,date,headline";"office,date,headline"}, and neither
 * commas nor quotes within a headline are escaped.
 *
 * @param date empty where none is given
 */
record CitedSource(String office, String date, String headline) {

    private static final Pattern DATED =
            Pattern.compile("^(.*?),\\s*(\\d{4}-\\d{2}-\\d{2})[^,]*,(.*)$", Pattern.DOTALL);
    private static final Pattern UNDATED = Pattern.compile("^([^,]+),(\\s*),(.*)$", Pattern.DOTALL);

    /** The sources of a row; one without names where the row has none, so that the event itself is not lost. */
    static List<CitedSource> of(EventRow row) {
        var listed = row.text("sources");
        var sources = row.mapping().sources() == Mapping.Listed.CITED ? parse(listed) : names(listed);
        if (!sources.isEmpty()) {
            return sources;
        }
        return List.of(new CitedSource(row.text("office"), day(row.text("source_date")), row.text("headline")));
    }

    private static List<CitedSource> names(String list) {
        return Arrays.stream(list.split(";"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> new CitedSource(name, "", ""))
                .toList();
    }

    static List<CitedSource> parse(String list) {
        var pieces = new ArrayList<String>();
        for (var piece : list.split("\";\\s*\"")) {
            if (pieces.isEmpty() || parts(piece).matches()) {
                pieces.add(piece);
            } else {
                // a headline that itself holds ";" between quotes
                pieces.add(pieces.remove(pieces.size() - 1) + "\";\"" + piece);
            }
        }
        pieces.set(0, pieces.get(0).replaceFirst("^\\s*\"", ""));
        var last = pieces.size() - 1;
        pieces.set(last, pieces.get(last).replaceFirst("\"\\s*$", ""));
        return pieces.stream().filter(p -> !p.isBlank()).map(CitedSource::one).toList();
    }

    /** Identifies the article, so that one that feeds several events is one origin. */
    String reference() {
        return String.join(
                ", ",
                List.of(office, date, headline).stream()
                        .filter(p -> !p.isBlank())
                        .toList());
    }

    private static CitedSource one(String piece) {
        var parts = parts(piece);
        return parts.matches()
                ? new CitedSource(
                        parts.group(1).strip(),
                        day(parts.group(2)),
                        parts.group(3).strip())
                : new CitedSource("", "", piece.strip());
    }

    private static Matcher parts(String piece) {
        var dated = DATED.matcher(piece);
        return dated.matches() ? dated : UNDATED.matcher(piece);
    }

    private static String day(String text) {
        try {
            return LocalDate.parse(text).toString();
        } catch (DateTimeParseException e) {
            return "";
        }
    }
}
