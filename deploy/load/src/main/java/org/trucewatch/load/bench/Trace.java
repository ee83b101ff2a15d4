package org.trucewatch.load.bench;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Finds afterwards what became of reports, through the public interfaces: report, incident, case. */
final class Trace {

    private static final int PAGE = 500;

    private final Ground ground;
    private final Pages pages;
    private final String agency;

    Trace(Ground ground, Pages pages, String agency) {
        this.ground = ground;
        this.pages = pages;
        this.agency = agency;
    }

    /** A case, with when it was opened on the services' clock. */
    record Opened(String id, Instant openedAt) {}

    /** The cases by the incidents they are about. */
    Map<String, Opened> casesByIncident() {
        var cases = new HashMap<String, Opened>();
        var first = URI.create(ground.services().verification() + "/v1/cases?limit=" + PAGE);
        pages.each(
                "adjudicator",
                first,
                file -> cases.put(
                        file.path("incidentId").asText(),
                        new Opened(
                                file.path("id").asText(),
                                Instant.parse(file.path("openedAt").asText()))));
        return cases;
    }

    /** The first incident of each report that the agency sent since then; reports without one are left out. */
    Map<String, String> incidentsByReport(Instant since) {
        var incidents = new HashMap<String, String>();
        var first = URI.create(ground.services().incidents() + "/v1/reports?limit=" + PAGE + "&since=" + since);
        pages.each(agency, first, report -> {
            var incident = report.path("incidents").path(0).path("id").asText("");
            if (!incident.isEmpty()) {
                incidents.put(report.path("id").asText(), incident);
            }
        });
        return incidents;
    }
}
