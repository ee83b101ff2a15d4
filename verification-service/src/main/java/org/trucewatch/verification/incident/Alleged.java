package org.trucewatch.verification.incident;

import org.trucewatch.verification.agreement.Actor;

import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The fields of an incident that the review uses. Whatever else an event holds is kept with it, for those who may see
 * it.
 *
 * @param state ALLEGED, ADMITTED, NOT_ADMITTED, FOUND or REOPENED
 * @param faces what those may know who may not see every report
 * @param joinedInto the incident that took all its reports, or null
 */
public record Alleged(
        UUID id,
        String agreementId,
        String state,
        boolean drill,
        String kind,
        Occurred occurred,
        Place place,
        Actor actor,
        List<String> commitments,
        boolean urgent,
        boolean sensitive,
        List<Face> faces,
        UUID joinedInto,
        List<Report> reports) {

    public record Occurred(OffsetDateTime from, OffsetDateTime to) {}

    /** @param adminCode the area; finer fields are read only where a caller may see them */
    public record Place(String adminCode) {}

    /** One side of the incident, composed only from reports that all of its audiences may see. */
    public record Face(
            Set<Consent> audiences,
            Occurred occurred,
            Place place,
            Actor actor,
            List<String> commitments,
            boolean urgent) {

        public Face {
            commitments = commitments == null ? List.of() : List.copyOf(commitments);
        }
    }

    public record Report(UUID id, String agency, Consent consent) {

        public Report {
            consent = consent == null ? Consent.NEUTRAL : consent;
        }
    }

    public Alleged {
        commitments = commitments == null ? List.of() : List.copyOf(commitments);
        faces = faces == null ? List.of() : List.copyOf(faces);
        reports = reports == null ? List.of() : List.copyOf(reports);
    }

    /** Whether there is to be a case. */
    public boolean isAdmitted() {
        return "ADMITTED".equals(state) && !isJoined();
    }

    /** All its reports testify to another incident now. */
    public boolean isJoined() {
        return joinedInto != null;
    }

    /** The widest audience that may know of it. */
    public Consent reach() {
        return Stream.of(Consent.PUBLIC, Consent.ACCUSED, Consent.GUARANTORS)
                .filter(audience -> face(audience).isPresent())
                .findFirst()
                .orElse(Consent.NEUTRAL);
    }

    /** What an audience may know of it; empty where that is nothing. */
    public Optional<Face> face(Consent audience) {
        return faces.stream()
                .filter(face -> face.audiences().contains(audience))
                .findFirst()
                .or(() -> Optional.of(whole()).filter(face -> face.audiences().contains(audience)));
    }

    /** Composed from every report, so for those only who may see every one. */
    private Face whole() {
        var audiences = EnumSet.allOf(Consent.class);
        audiences.removeIf(audience -> audience != Consent.NEUTRAL
                && (reports.isEmpty()
                        || !reports.stream().allMatch(report -> report.consent().reaches(audience))));
        return new Face(audiences, occurred, place, actor, commitments, urgent);
    }

    /** Everybody whom those accuse who may take part in a review. */
    public List<Actor> suspects() {
        return Stream.of(face(reach()), face(Consent.GUARANTORS))
                .flatMap(Optional::stream)
                .map(Face::actor)
                .filter(one -> one != null && one.isKnown())
                .distinct()
                .toList();
    }

    public boolean reportedBy(String agency) {
        return agency != null && reports.stream().anyMatch(report -> agency.equals(report.agency()));
    }
}
