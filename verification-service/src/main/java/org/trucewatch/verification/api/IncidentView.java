package org.trucewatch.verification.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.identity.Views;
import org.trucewatch.verification.casefile.Matter;
import org.trucewatch.verification.incident.Alleged;
import org.trucewatch.verification.incident.Consent;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The incident of a case as a caller sees it: what everybody may know of it who knows of the case, and more where every
 * agency behind it consents.
 */
@ApplicationScoped
class IncidentView {

    private final Views views;

    IncidentView(Views views) {
        this.views = views;
    }

    /** From the case alone. */
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

    /**
     * With the reports that the caller may see; of others nothing is told.
     *
     * @param told the incident with everything that is known of it
     * @param parted reports that testify to it no longer
     */
    ObjectNode see(Standpoint standpoint, ObjectNode told, List<ObjectNode> parted) {
        var matter = standpoint.file().matter();
        var act = coarse(matter);
        Json.MAPPER
                .convertValue(told, Alleged.class)
                .face(matter.reach())
                .map(Alleged.Face::commitments)
                .ifPresent(commitments -> act.set("commitments", Json.MAPPER.valueToTree(commitments)));
        var hats = standpoint.hats();
        var seen = views.see("act", hats, null, act);
        seen.setAll(views.see("incident", hats, narrowestConsent(told.path("reports")), told));
        var reports = seen.putArray("reports");
        Stream.concat(StreamSupport.stream(told.path("reports").spliterator(), false), parted.stream())
                .map(report -> views.see("report", hats, report.path("consent").asText(), dated(report, standpoint)))
                .filter(visible -> !visible.isEmpty())
                .forEach(reports::add);
        return seen;
    }

    private static ObjectNode dated(JsonNode report, Standpoint standpoint) {
        ObjectNode dated = report.deepCopy();
        var from = report.at("/occurred/from").asText("");
        if (!from.isEmpty()) {
            var zone = standpoint.terms().zone();
            dated.put(
                    "day",
                    OffsetDateTime.parse(from)
                            .atZoneSameInstant(zone)
                            .toLocalDate()
                            .toString());
        }
        var area = report.at("/place/adminCode").asText("");
        if (!area.isEmpty()) {
            dated.put("area", area);
        }
        return dated;
    }

    /** Where an incident is and what it cost was worked out from all its reports. */
    private static String narrowestConsent(JsonNode reports) {
        return StreamSupport.stream(reports.spliterator(), false)
                .map(report -> consent(report.path("consent").asText()))
                .min(Comparator.naturalOrder())
                .orElse(Consent.NEUTRAL)
                .name();
    }

    private static Consent consent(String name) {
        return Arrays.stream(Consent.values())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(Consent.NEUTRAL);
    }
}
