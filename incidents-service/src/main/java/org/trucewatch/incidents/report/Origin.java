package org.trucewatch.incidents.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The witness or document behind a report.
 *
 * @param relayed whether the agency passes on what another published
 * @param ref id or address of the article or document
 */
public record Origin(boolean relayed, String ref, String name) {

    private static final Pattern ADDRESS = Pattern.compile("([a-z]+://|www\\.).+|[^\\s/]+\\.[a-z]{2,}/.*");
    private static final Pattern FRONT = Pattern.compile("^([a-z]+://)?((www|m|mobile|amp)\\.)?");
    private static final Pattern PORT = Pattern.compile("^([^/]+):(80|443)(?=/|$)");
    private static final Pattern TRACKING = Pattern.compile("(utm_[a-z]+|fbclid|gclid|mc_[a-z]+|igshid|ref|amp)(=.*)?");
    private static final Pattern ENDING = Pattern.compile("(/(index|default)\\.[a-z]{3,5})?[/?&]*$");

    /** Words in which the names of one office differ. */
    private static final Set<String> COMMON = Set.of(
            "the", "news", "newsfile", "newswire", "agency", "press", "online", "com", "org", "net", "ltd", "inc");

    /** What is equal when two reports go back to the same document; empty when the report names none. */
    public String key() {
        if (ref == null || ref.isBlank()) {
            // a name alone tells one relayed source from another, and nothing about an agency's own observations
            return office().isEmpty() ? "" : "name:" + office();
        }
        var plain = ref.strip().toLowerCase(Locale.ROOT);
        if (ADDRESS.matcher(plain).matches()) {
            return address(plain);
        }
        var spelt = Spelling.normalise(ref);
        return spelt.isEmpty() ? plain : spelt;
    }

    /** Who published what is relayed, however the name is written; empty for what an agency saw itself. */
    public String office() {
        if (!relayed || name == null) {
            return "";
        }
        var all = Spelling.normalise(
                FRONT.matcher(name.strip().toLowerCase(Locale.ROOT)).replaceFirst(""));
        var own = Arrays.stream(all.split(" "))
                .filter(word -> !COMMON.contains(word))
                .collect(Collectors.joining(" "));
        return own.isEmpty() ? all : own;
    }

    /** Without what differs between addresses of one page: how it is fetched, on what device, from where one came. */
    private static String address(String plain) {
        var parts = FRONT.matcher(plain).replaceFirst("").replaceAll("#.*$", "").split("\\?", 2);
        var path = ENDING.matcher(PORT.matcher(parts[0]).replaceFirst("$1")).replaceFirst("");
        var query = parts.length == 1
                ? ""
                : Arrays.stream(parts[1].split("&"))
                        .filter(one -> !one.isBlank() && !TRACKING.matcher(one).matches())
                        .sorted()
                        .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }
}
