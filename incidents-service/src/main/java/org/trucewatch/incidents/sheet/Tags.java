package org.trucewatch.incidents.sheet;

import org.trucewatch.incidents.column.Column;
import org.trucewatch.incidents.column.Columns;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** HXL 1.1: what a column is, as a hashtag with attributes in any order, whatever its header calls it. */
final class Tags {

    private static final Pattern TAG = Pattern.compile("#\\s*([a-z]\\w*)((?:\\s*\\+\\s*[a-z]\\w*)*)");
    private static final Pattern LANGUAGE = Pattern.compile("#description\\+(?:i_)?([a-z]{2,3})");
    private static final Map<String, String> COLUMNS = new HashMap<>();

    static {
        put("id", "#meta+id", "#event+id");
        put("agreementId", "#meta+agreement");
        put("claim", "#event+claim");
        put("consent", "#meta+consent");
        put("occurred.from", "#date", "#date+start", "#date+occurred");
        put("occurred.to", "#date+end");
        put("occurred.precision", "#date+precision");
        put("place.lat", "#geo+lat");
        put("place.lon", "#geo+lon");
        put("place.precision", "#geo+precision");
        put("place.name", "#loc+name", "#loc");
        put("place.adminCode", "#adm1+code");
        put("kind", "#event+kind", "#event+type", "#event");
        put("count.best", "#event+num");
        put("commitments", "#event+commitment");
        put("method", "#event+method");
        put("means.weapon", "#event+weapon");
        put("protectedSite", "#loc+type");
        put("alleged.actor", "#group+alleged+code");
        put("alleged.named", "#group+alleged+name");
        put("alleged.type", "#group+alleged+type");
        put("alleged.likelihood", "#group+alleged+likelihood");
        for (var toll : new String[] {"killed", "injured"}) {
            put(toll + ".low", "#affected+" + toll + "+min");
            put(toll + ".best", "#affected+" + toll);
            put(toll + ".high", "#affected+" + toll + "+max");
        }
        put("origin.relayed", "#meta+relayed");
        put("origin.ref", "#meta+url");
        put("origin.name", "#meta+source");
    }

    private Tags() {}

    private static void put(String column, String... tags) {
        for (var tag : tags) {
            COLUMNS.put(canonical(tag), column);
        }
    }

    /** Whether the row has hashtags and nothing else. */
    static boolean areIn(Row row) {
        return row.fault() == null
                && !row.isTooLong()
                && !row.isBlank()
                && row.cells().stream().allMatch(cell -> cell.isBlank() || canonical(cell) != null);
    }

    /** What is known under the hashtag. */
    static Optional<Column> column(String tag) {
        var canonical = canonical(tag);
        if (canonical == null) {
            return Optional.empty();
        }
        var text = LANGUAGE.matcher(canonical);
        var name = text.matches() ? "narrative." + text.group(1) : COLUMNS.get(canonical);
        return Optional.ofNullable(name).flatMap(Columns::named);
    }

    /** In small letters and without blanks, its attributes in alphabetical order; null for what is no hashtag. */
    private static String canonical(String cell) {
        var stripped = cell.strip();
        if (stripped.length() > Columns.LONGEST_NAME) {
            return null;
        }
        var tag = TAG.matcher(stripped.toLowerCase(Locale.ROOT));
        if (!tag.matches()) {
            return null;
        }
        var attributes = new TreeSet<String>();
        for (var attribute : tag.group(2).split("\\+")) {
            attributes.add(attribute.strip());
        }
        attributes.remove("");
        var canonical = new StringBuilder("#").append(tag.group(1));
        attributes.forEach(attribute -> canonical.append('+').append(attribute));
        return canonical.toString();
    }
}
