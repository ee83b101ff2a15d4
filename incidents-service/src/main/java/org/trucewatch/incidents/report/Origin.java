package org.trucewatch.incidents.report;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The witness or document behind a report.
 *
 * @param relayed whether the agency passes on what another published
 * @param ref id or address of the article or document
 */
public record Origin(boolean relayed, String ref, String name) {

    private static final Pattern SCHEME = Pattern.compile("^[a-z]+://(www\\.)?");
    private static final Pattern TRACKING = Pattern.compile("[?&](utm_[a-z]+|fbclid|gclid)=[^&#]*");

    /** What is equal when two reports go back to the same document; empty when the report names none. */
    public String key() {
        if (ref != null && !ref.isBlank()) {
            var plain = SCHEME.matcher(ref.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
            return TRACKING.matcher(plain).replaceAll("").replaceAll("#.*$", "").replaceAll("[/?&]+$", "");
        }
        // a name alone tells one relayed source from another, and nothing about an agency's own observations
        return relayed && name != null ? "name:" + Spelling.normalise(name) : "";
    }
}
