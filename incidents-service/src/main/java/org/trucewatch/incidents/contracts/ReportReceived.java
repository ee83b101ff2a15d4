package org.trucewatch.incidents.contracts;

import java.time.Instant;
import java.util.UUID;

/** That a report was taken; says nothing that depends on its consent. */
public record ReportReceived(
        UUID id, String agreementId, String agency, String claim, String kind, Instant receivedAt, boolean drill) {

    public static final String TYPE = "incidents.report-received.v1";
}
