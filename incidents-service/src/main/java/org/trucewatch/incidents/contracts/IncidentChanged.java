package org.trucewatch.incidents.contracts;

import org.trucewatch.incidents.incident.Coverage;
import org.trucewatch.incidents.incident.Incident;
import org.trucewatch.incidents.incident.Picture;
import org.trucewatch.incidents.incident.Suspect;
import org.trucewatch.incidents.report.Casualties;
import org.trucewatch.incidents.report.Occurred;
import org.trucewatch.incidents.report.Place;
import org.trucewatch.incidents.report.Report;
import org.trucewatch.incidents.report.Text;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The state of an incident after a change, composed from all its reports. Each report carries its consent, and readers
 * show of it only what that allows.
 *
 * @param withdrawnAt since when no report alleges it any more, or null; what it says then was alleged last
 * @param joinedInto the incident that took all its reports, or null
 */
public record IncidentChanged(
        UUID id,
        String agreementId,
        String state,
        boolean drill,
        String kind,
        Occurred occurred,
        Place place,
        Suspect actor,
        List<String> commitments,
        Coverage coverage,
        boolean urgent,
        boolean sensitive,
        String protectedSite,
        Casualties casualties,
        int origins,
        List<String> affiliations,
        Incident.Decision admission,
        Instant withdrawnAt,
        UUID joinedInto,
        List<Part> reports) {

    public static final String TYPE = "incidents.incident-changed.v1";

    /** What one report says. The observer's position and the origin's reference stay with this service. */
    public record Part(
            UUID id,
            String agency,
            String affiliation,
            String claim,
            String consent,
            String method,
            From origin,
            Instant receivedAt,
            List<Text> narrative,
            Occurred occurred,
            Place place) {

        static Part of(Report report) {
            var origin = report.origin();
            return new Part(
                    report.id(),
                    report.agency(),
                    report.affiliation(),
                    report.claim().name(),
                    report.consent().name(),
                    report.method().name(),
                    origin == null ? null : new From(origin.relayed(), origin.name()),
                    report.receivedAt(),
                    report.narrative(),
                    report.occurred(),
                    report.place());
        }
    }

    /** Whether the agency relays another's publication, and whose. */
    public record From(boolean relayed, String name) {}

    public static IncidentChanged of(Incident incident, Picture picture, List<Report> reports) {
        return new IncidentChanged(
                incident.id(),
                incident.agreementId(),
                incident.state().name(),
                incident.isDrill(),
                picture.kind(),
                picture.occurred(),
                picture.place(),
                picture.actor(),
                picture.commitments(),
                picture.coverage(),
                picture.urgent(),
                picture.sensitive(),
                picture.protectedSite(),
                picture.casualties(),
                picture.origins(),
                picture.affiliations(),
                incident.decision(),
                incident.withdrawnAt(),
                incident.joinedInto(),
                reports.stream().map(Part::of).toList());
    }
}
