package org.trucewatch.incidents.contracts;

import org.trucewatch.incidents.incident.Coverage;
import org.trucewatch.incidents.incident.Decision;
import org.trucewatch.incidents.incident.Incident;
import org.trucewatch.incidents.incident.Picture;
import org.trucewatch.incidents.incident.Suspect;
import org.trucewatch.incidents.report.Casualties;
import org.trucewatch.incidents.report.Consent;
import org.trucewatch.incidents.report.Occurred;
import org.trucewatch.incidents.report.Place;
import org.trucewatch.incidents.report.Report;
import org.trucewatch.incidents.report.Text;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The state of an incident after a change, composed from all its reports. Each report carries its consent, and readers
 * show of it only what that allows.
 *
 * @param withdrawnAt since when no report alleges it any more, or null; what it says then was alleged last
 * @param faces what those may know of it who may not see every report
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
        Decision admission,
        Instant withdrawnAt,
        List<Face> faces,
        UUID joinedInto,
        List<Part> reports) {

    public static final String TYPE = "incidents.incident-changed.v1";

    private static final Set<Consent> LIMITED = EnumSet.complementOf(EnumSet.of(Consent.NEUTRAL));

    /**
     * One side of an incident, composed only from the reports that all of its audiences may see: for the accused and the
     * public the day and the area.
     */
    public record Face(
            Set<Consent> audiences,
            Occurred occurred,
            Place place,
            Suspect actor,
            List<String> commitments,
            boolean urgent) {

        /** @param audiences of which the agencies themselves and those who see all are left out */
        public static Face of(Set<String> audiences, Picture picture) {
            var limited = LIMITED.stream()
                    .filter(consent -> audiences.contains(consent.name()))
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Consent.class)));
            return new Face(
                    limited,
                    picture.occurred(),
                    picture.place(),
                    picture.actor(),
                    picture.commitments(),
                    picture.urgent());
        }
    }

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

    public static IncidentChanged of(Incident incident, Picture picture, List<Face> faces, List<Report> reports) {
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
                faces,
                incident.joinedInto(),
                reports.stream().map(Part::of).toList());
    }
}
