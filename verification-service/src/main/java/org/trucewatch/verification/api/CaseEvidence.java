package org.trucewatch.verification.api;

import com.fasterxml.jackson.databind.JsonNode;
import org.trucewatch.kit.identity.Views;
import org.trucewatch.verification.agreement.Terms;
import org.trucewatch.verification.casefile.CaseFile;
import org.trucewatch.verification.casefile.CaseFiles;
import org.trucewatch.verification.evidence.Evidence;
import org.trucewatch.verification.evidence.EvidenceRoom;
import org.trucewatch.verification.incident.Exhibits;
import org.trucewatch.verification.incident.Incidents;
import org.trucewatch.verification.incident.Testimonies;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

/** The evidence of a case: of the reports that testify to its incident, or did. */
@ApplicationScoped
class CaseEvidence {

    private final EvidenceRoom room;
    private final Incidents incidents;
    private final Testimonies testimonies;
    private final Exhibits exhibits;
    private final CaseFiles files;
    private final Cases cases;
    private final Views views;

    CaseEvidence(
            EvidenceRoom room,
            Incidents incidents,
            Testimonies testimonies,
            Exhibits exhibits,
            CaseFiles files,
            Cases cases,
            Views views) {
        this.room = room;
        this.incidents = incidents;
        this.testimonies = testimonies;
        this.exhibits = exhibits;
        this.files = files;
        this.cases = cases;
        this.views = views;
    }

    /** Of which the caller may see something of this type: both the agency's word for the report and for the file count. */
    List<Evidence> visible(Standpoint standpoint, String type) {
        var reports = reports(standpoint);
        return room.ofReports(reports.keySet()).stream()
                .filter(evidence -> mayKnow(standpoint, type, reports.get(evidence.reportId()), evidence.consent()))
                .toList();
    }

    /** What remains of files that were erased, of which the caller might see something of this type if they were not. */
    List<EvidenceRoom.Erased> erased(Standpoint standpoint, String type) {
        var reports = reports(standpoint);
        return room.erased(reports.keySet()).stream()
                .filter(one -> mayKnow(standpoint, type, reports.get(one.reportId()), one.consent()))
                .toList();
    }

    /** By evidence, a case in which the caller may know of it; where there is none, it is not among them. */
    Map<UUID, UUID> knownIn(Standpoint standpoint, Collection<Evidence> some, String type) {
        var told =
                testimonies.of(some.stream().map(Evidence::reportId).distinct().toList());
        var standpoints = standpoints(
                standpoint,
                told.stream().map(Testimonies.Testimony::incident).distinct().toList());
        var known = new HashMap<UUID, UUID>();
        for (var one : some) {
            told.stream()
                    .filter(testimony -> testimony.report().equals(one.reportId()))
                    .filter(testimony -> standpoints.containsKey(testimony.incident()))
                    .filter(testimony ->
                            mayKnow(standpoints.get(testimony.incident()), type, testimony.consent(), one.consent()))
                    .findFirst()
                    .ifPresent(testimony -> known.put(
                            one.evidenceId(),
                            standpoints.get(testimony.incident()).file().id()));
        }
        return known;
    }

    private Map<UUID, Standpoint> standpoints(Standpoint standpoint, List<UUID> incidents) {
        var terms = new HashMap<String, Terms>();
        return files.ofIncidents(incidents).stream()
                .collect(Collectors.toMap(
                        CaseFile::incidentId,
                        file -> cases.standpoint(
                                standpoint.caller(),
                                terms.computeIfAbsent(
                                        file.agreementId() + " " + file.agreementVersion(), any -> cases.terms(file)),
                                file)));
    }

    private boolean mayKnow(Standpoint standpoint, String type, String reportConsent, String consent) {
        return reportConsent != null
                && views.visible("case", standpoint.hats(), standpoint.reach())
                && views.visible("report", standpoint.hats(), reportConsent)
                && views.visible(type, standpoint.hats(), consent);
    }

    /** With the consent of each. */
    private Map<UUID, String> reports(Standpoint standpoint) {
        var file = standpoint.file();
        var told = incidents.told(file.incidentId());
        var decidedUpon = exhibits.frozen(file.id())
                .filter(frozen -> standpoint.knowsOutcome())
                .map(Stream::of)
                .orElse(Stream.empty())
                .flatMap(frozen -> stream(frozen.path("reports")));
        var consents = new HashMap<UUID, String>();
        Stream.of(decidedUpon, exhibits.parted(file.id()).stream(), stream(told.path("reports")))
                .flatMap(some -> some)
                .forEach(report -> consents.put(
                        UUID.fromString(report.path("id").asText()),
                        report.path("consent").asText()));
        return consents;
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
