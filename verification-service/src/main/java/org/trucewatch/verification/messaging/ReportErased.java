package org.trucewatch.verification.messaging;

import java.util.List;
import java.util.UUID;

/** What is read of {@code incidents.report-erased.v1}. */
record ReportErased(UUID reportId, String agreementId, List<UUID> evidence, List<UUID> incidents) {

    static final String TYPE = "incidents.report-erased.v1";

    ReportErased {
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
        incidents = incidents == null ? List.of() : List.copyOf(incidents);
    }
}
