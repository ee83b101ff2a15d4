package org.trucewatch.verification.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.identity.Views;
import org.trucewatch.verification.casefile.Matter;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/** The incident of a case as a caller sees it: coarse, unless every agency behind it consents to more. */
@ApplicationScoped
class IncidentView {

    /** From the narrowest. */
    private static final List<String> CONSENTS = List.of("NEUTRAL", "GUARANTORS", "ACCUSED", "PUBLIC");

    private final Views views;

    IncidentView(Views views) {
        this.views = views;
    }

    /** What any party may know, from the case alone. */
    ObjectNode coarse(Matter matter) {
        var seen = Json.MAPPER.createObjectNode();
        seen.put("kind", matter.kind()).put("day", matter.day().toString());
        if (matter.area() != null) {
            seen.put("area", matter.area());
        }
        if (matter.actor() != null) {
            seen.putObject("actor").put("id", matter.actor());
        }
        return seen;
    }

    /** With the reports that the caller may see; of others nothing is told. */
    ObjectNode see(ObjectNode told, Matter matter, Set<String> hats, ZoneId zone) {
        var whole = told.deepCopy();
        whole.put("day", matter.day().toString());
        if (matter.area() != null) {
            whole.put("area", matter.area());
        }
        var seen = views.see("incident", hats, narrowestConsent(told.path("reports")), whole);
        ArrayNode reports = seen.putArray("reports");
        for (JsonNode report : told.path("reports")) {
            var visible = views.see("report", hats, report.path("consent").asText(), dated(report, told, zone));
            if (!visible.isEmpty()) {
                reports.add(visible);
            }
        }
        return seen;
    }

    private static ObjectNode dated(JsonNode report, JsonNode incident, ZoneId zone) {
        ObjectNode dated = report.deepCopy();
        var from =
                report.at("/occurred/from").asText(incident.at("/occurred/from").asText());
        dated.put(
                "day",
                OffsetDateTime.parse(from).atZoneSameInstant(zone).toLocalDate().toString());
        var area = report.at("/place/adminCode")
                .asText(incident.at("/place/adminCode").asText());
        if (!area.isEmpty()) {
            dated.put("area", area);
        }
        return dated;
    }

    /** Where an incident is and what it cost was worked out from all its reports. */
    private static String narrowestConsent(JsonNode reports) {
        int narrowest = reports.isEmpty() ? 0 : CONSENTS.size() - 1;
        for (JsonNode report : reports) {
            narrowest = Math.min(
                    narrowest,
                    Math.max(0, CONSENTS.indexOf(report.path("consent").asText())));
        }
        return CONSENTS.get(narrowest);
    }
}
