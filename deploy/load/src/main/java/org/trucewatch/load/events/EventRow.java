package org.trucewatch.load.ucdp;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One row of a GED file under the names this package uses. Names differ between versions (best or best_est,
 * conflict_new_id or conflict_id) and between the file and the dataset's web interface, so each has its spellings.
 *
 * @param position of the row, 1 being the first after the headers
 * @see <a href="https://ucdp.uu.se/downloads/">UCDP GED codebooks</a>
 */
record GedRow(long position, Map<String, String> values) {

    private static final Map<String, List<String>> SPELLINGS = Map.ofEntries(
            Map.entry("id", List.of("id", "event_id")),
            Map.entry("violence", List.of("type_of_violence")),
            Map.entry("conflict", List.of("conflict_name")),
            Map.entry("side_a", List.of("side_a", "side_a_name")),
            Map.entry("side_b", List.of("side_b", "side_b_name")),
            Map.entry("sources", List.of("source_article")),
            Map.entry("office", List.of("source_office")),
            Map.entry("source_date", List.of("source_date")),
            Map.entry("headline", List.of("source_headline")),
            Map.entry("where_prec", List.of("where_prec")),
            Map.entry("where", List.of("where_coordinates", "where_description")),
            Map.entry("adm_1", List.of("adm_1", "adm1")),
            Map.entry("latitude", List.of("latitude")),
            Map.entry("longitude", List.of("longitude")),
            Map.entry("country", List.of("country", "country_name")),
            Map.entry("clarity", List.of("event_clarity")),
            Map.entry("date_prec", List.of("date_prec")),
            Map.entry("date_start", List.of("date_start", "start_date")),
            Map.entry("date_end", List.of("date_end", "end_date")),
            Map.entry("civilians", List.of("deaths_civilians", "civilian_deaths")),
            Map.entry("low", List.of("low", "low_est")),
            Map.entry("best", List.of("best", "best_est")),
            Map.entry("high", List.of("high", "high_est")));

    private static final Set<String> REQUIRED = Set.of("id", "side_a", "date_start", "date_end");

    /** @throws IllegalArgumentException naming the columns when these are not headers of a GED file */
    static Map<String, String> columns(Iterable<String> headers) {
        var byLowerCase = new HashMap<String, String>();
        headers.forEach(h -> byLowerCase.putIfAbsent(h.strip().toLowerCase(Locale.ROOT), h));
        var columns = new HashMap<String, String>();
        SPELLINGS.forEach((name, spellings) -> spellings.stream()
                .filter(byLowerCase::containsKey)
                .findFirst()
                .ifPresent(s -> columns.put(name, byLowerCase.get(s))));
        var missing =
                REQUIRED.stream().filter(r -> !columns.containsKey(r)).sorted().toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("Not a UCDP GED file: no column for " + String.join(", ", missing));
        }
        return columns;
    }

    /** Empty where the file has no such column or no value. */
    String text(String name) {
        var value = values.get(name);
        return value == null || value.equals("NA") || value.equals("NULL") ? "" : value.strip();
    }

    /** Some exports write whole numbers as 3.0. */
    int number(String name, int otherwise) {
        try {
            return (int) Double.parseDouble(text(name));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
