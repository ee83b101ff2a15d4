package org.trucewatch.incidents.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a report said is gone, and its files; whoever has copies of either destroys them too.
 *
 * @param evidence ids of its files
 * @param incidents to which it testifies, or did
 * @param by the agency that asked and the party whose source keeper confirmed
 */
public record ReportErased(
        UUID reportId,
        String agreementId,
        List<UUID> evidence,
        List<UUID> incidents,
        Instant erasedAt,
        By by,
        String reason,
        long revision) {

    public static final String TYPE = "incidents.report-erased.v1";

    /** A report has one revision, and then this. */
    public static final long REVISION = 2;

    /** Who wanted it together. */
    public record By(String agency, String party) {}
}
