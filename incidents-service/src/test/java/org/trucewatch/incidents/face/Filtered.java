package org.trucewatch.incidents.face;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.trucewatch.incidents.Example;
import org.trucewatch.incidents.Sayings;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Every filter of the description, with values that many incidents fit and such that few do, and everybody who looks. */
final class Filtered {

    private static final Set<String> NOT_FILTERS = Set.of("agreement", "limit", "cursor");

    private static final Map<String, List<String>> VALUES = Map.ofEntries(
            Map.entry("bbox", List.of("35,31,43,38", "37,36,37.5,36.5", "37,36,37.01,36.01", "1,1,2,2")),
            Map.entry("near", List.of("37,36 500000", "37,36 20000", "37,36 500", "1,1 1000")),
            Map.entry("from", List.of("2016-02-01T00:00:00Z", "2016-12-31T20:00:00Z", "2030-01-01T00:00:00Z")),
            Map.entry("to", List.of("2016-11-01T00:00:00Z", "2016-01-01T04:00:00Z", "2015-01-01T00:00:00Z")),
            Map.entry("kind", List.of("KIND-3", "KIND-4", "NONE")),
            Map.entry("actor", List.of("actor-5", "actor-8", "nobody")),
            Map.entry("commitment", List.of("no-attacks", "commitment-7", "none")),
            Map.entry("status", List.of("ADMITTED", "FOUND", "WITHDRAWN", "REOPENED")),
            Map.entry("q", List.of("quarter", "common3", "rare77", "common3 -rare77", "\"by actor 8\"", "nothing")),
            Map.entry(
                    "since",
                    List.of("2016-01-01T00:00:00Z", "LATE", "2030-01-01T00:00:00Z", "change-0", "change-LATE")));

    private Filtered() {}

    /** As the description names them. */
    static Set<String> documented() throws IOException {
        var names = new TreeSet<String>();
        for (JsonNode parameter : new YAMLMapper()
                .readTree(
                        Example.file("incidents-service/contracts/openapi.yaml").toFile())
                .at("/paths/~1v1~1incidents/get/parameters")) {
            names.add(parameter.get("name").textValue());
        }
        names.removeAll(NOT_FILTERS);
        names.remove("radius"); // belongs to near
        return names;
    }

    static Map<String, Viewer> viewers() {
        var terms = Sayings.syria().termsAt(Instant.parse("2016-03-05T00:00:00Z"));
        var viewers = new LinkedHashMap<String, Viewer>();
        viewers.put("auditor", Viewer.of(Set.of("auditor"), null, null, terms));
        viewers.put("guarantor", Viewer.of(Set.of("reviewer"), "US", null, terms));
        viewers.put("accused", Viewer.of(Set.of("party-officer"), "HNC", null, terms));
        viewers.put("agency", Viewer.of(Set.of("agency"), null, "a-7", terms));
        return viewers;
    }

    /** @param late what changed after all but few; {@code mark} likewise */
    static Map<String, Search> searches(Set<String> filters, String late, long mark) {
        var searches = new LinkedHashMap<String, Search>();
        searches.put("none", search(Map.of()));
        for (var filter : filters) {
            for (var value : VALUES.get(filter)) {
                var given = value.replace("change-LATE", "change-" + mark).replace("LATE", late);
                searches.put(
                        filter + "=" + value,
                        filter.equals("near")
                                ? search(Map.of("near", given.split(" ")[0], "radius", given.split(" ")[1]))
                                : search(Map.of(filter, given)));
            }
        }
        return searches;
    }

    private static Search search(Map<String, String> filters) {
        return new Search(
                filters.get("bbox"),
                filters.get("near"),
                filters.get("radius"),
                filters.get("from"),
                filters.get("to"),
                filters.get("kind"),
                filters.get("actor"),
                filters.get("commitment"),
                filters.get("status"),
                filters.get("q"),
                since(filters.get("since")));
    }

    private static Since since(String text) {
        if (text == null || !text.startsWith("change-")) {
            return text == null ? null : Since.time(OffsetDateTime.parse(text));
        }
        return Since.mark(Long.parseLong(text.substring("change-".length())));
    }
}
