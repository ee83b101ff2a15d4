package org.trucewatch.incidents.face;

import org.trucewatch.incidents.report.Consent;
import org.trucewatch.incidents.terms.Terms;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Who looks at the incidents of one agreement. A viewer wears one hat for each incident, and sees the side that the
 * hat's audience may see.
 */
public final class Viewer {

    /** What a viewer is for an incident; also the name in the access matrix. */
    public enum Hat {
        NEUTRAL,
        GUARANTOR,
        ACCUSED,
        OWNER,
        PUBLIC;

        public String inMatrix() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Set<String> SEE_ALL = Set.of("auditor", "adjudicator");
    private static final Set<String> FOR_A_PARTY = Set.of("reviewer", "guarantor-officer", "party-officer");

    private final Hat usual;
    private final String party;
    private final String agency;

    private Viewer(Hat usual, String party, String agency) {
        this.usual = usual;
        this.party = party;
        this.agency = agency;
    }

    /** @param terms of the agreement, which say who is neutral and who guarantees */
    public static Viewer of(Set<String> roles, String party, String agency, Terms terms) {
        if (roles.stream().anyMatch(SEE_ALL::contains)) {
            return new Viewer(Hat.NEUTRAL, null, null);
        }
        if (party != null && roles.stream().anyMatch(FOR_A_PARTY::contains)) {
            if (party.equals(terms.neutral())) {
                return new Viewer(Hat.NEUTRAL, null, null);
            }
            return new Viewer(terms.isGuarantor(party) ? Hat.GUARANTOR : Hat.PUBLIC, party, null);
        }
        return agency != null && roles.contains("agency")
                ? new Viewer(Hat.OWNER, null, agency)
                : new Viewer(Hat.PUBLIC, null, null);
    }

    /** A condition on {@code incident_face f} that holds for at most one side of each incident. */
    String condition(List<Object> parameters) {
        if (party != null) {
            // whose own force is accused sees what the accused may see, whatever else it is
            parameters.addAll(
                    List.of(usual == Hat.GUARANTOR ? Consent.GUARANTORS.name() : Consent.PUBLIC.name(), party, party));
            return "((f.audiences @> array[?]::text[] and f.party is distinct from ?)"
                    + " or (f.audiences @> array['ACCUSED'] and f.party = ?))";
        }
        if (usual == Hat.OWNER) {
            parameters.addAll(List.of(Face.ofAgency(agency), Face.ofAgency(agency)));
            return "(f.audiences @> array[?]::text[] or (f.audiences @> array['PUBLIC'] and not exists"
                    + " (select 1 from incident_face o where o.incident_id = f.incident_id and o.audiences @> array[?]::text[])))";
        }
        return usual == Hat.NEUTRAL ? "f.audiences @> array['NEUTRAL']" : "f.audiences @> array['PUBLIC']";
    }

    /** The hat for an incident whose side for this viewer has these audiences and this accused party. */
    Hat hatFor(Set<String> audiences, String accused) {
        if (party != null && party.equals(accused)) {
            return Hat.ACCUSED;
        }
        if (usual == Hat.OWNER && !audiences.contains(Face.ofAgency(agency))) {
            return Hat.PUBLIC;
        }
        return usual;
    }

    /** The hat for what one agency reported, which accuses the forces of these parties. */
    public Hat hatFor(String reportingAgency, Set<String> accused) {
        if (party != null && accused.contains(party)) {
            return Hat.ACCUSED;
        }
        return usual == Hat.OWNER && !reportingAgency.equals(agency) ? Hat.PUBLIC : usual;
    }

    /** Whether a report may be shown under the hat; which of its fields, the access matrix says. */
    public boolean mayBeShown(Hat hat, Consent consent, String reportingAgency) {
        return switch (hat) {
            case NEUTRAL -> true;
            case GUARANTOR -> consent.reaches(Consent.GUARANTORS);
            case ACCUSED -> consent.reaches(Consent.ACCUSED);
            case OWNER -> reportingAgency.equals(agency);
            case PUBLIC -> consent.reaches(Consent.PUBLIC);
        };
    }
}
