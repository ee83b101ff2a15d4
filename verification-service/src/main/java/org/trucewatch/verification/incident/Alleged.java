package org.trucewatch.verification.incident;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The fields of an incident that the review uses. Whatever else an event holds is kept with it, for those who may see
 * it.
 *
 * @param state ALLEGED, ADMITTED, NOT_ADMITTED, FOUND or REOPENED
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
        List<Report> reports) {

    public record Occurred(OffsetDateTime from, OffsetDateTime to) {}

    /** @param adminCode the area; finer fields are read only where a caller may see them */
    public record Place(String adminCode) {}

    /** @param type ARMED_GROUP, PARTY_FORCE, EXCLUDED or UNKNOWN */
    public record Actor(String id, String type, String party, Set<String> alliedBlocs) {

        public boolean known() {
            return id != null && !"UNKNOWN".equals(type);
        }

        public boolean isAlliedTo(String bloc) {
            return alliedBlocs != null && alliedBlocs.contains(bloc);
        }
    }

    /** @param consent NEUTRAL, GUARANTORS, ACCUSED or PUBLIC */
    public record Report(UUID id, String agency, String consent, Occurred occurred, Place place) {}

    public Alleged {
        commitments = commitments == null ? List.of() : List.copyOf(commitments);
        reports = reports == null ? List.of() : List.copyOf(reports);
    }

    public boolean admitted() {
        return "ADMITTED".equals(state);
    }

    /** The party to be asked for an account: none where nobody is known to answer. */
    public String answerableParty() {
        return actor != null && actor.known() ? actor.party() : null;
    }

    public boolean reportedBy(String agency) {
        return agency != null && reports.stream().anyMatch(report -> agency.equals(report.agency()));
    }
}
