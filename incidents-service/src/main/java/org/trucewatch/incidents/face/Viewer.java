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

    /** Sees nothing at all. */
    public static final Viewer NOBODY = new Viewer(Hat.OWNER, null, "");

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

    /** A condition that holds for at most one side of each incident. @param face the alias of {@code incident_face} */
    String condition(String face, List<Object> parameters) {
        if (party != null) {
            // whose own force is accused sees what the accused may see, whatever else it is
            parameters.addAll(
                    List.of(usual == Hat.GUARANTOR ? Consent.GUARANTORS.name() : Consent.PUBLIC.name(), party, party));
            return "((%1$s.audiences @> array[?]::text[] and %1$s.party is distinct from ?)".formatted(face)
                    + " or (%1$s.audiences @> array['ACCUSED'] and %1$s.party = ?))".formatted(face);
        }
        if (this == NOBODY) {
            return "%s.audiences = '{}'".formatted(face);
        }
        if (usual == Hat.OWNER) {
            parameters.addAll(List.of(Face.ofAgency(agency), Face.ofAgency(agency)));
            return "(%1$s.audiences @> array[?]::text[] or (%1$s.audiences @> array['PUBLIC'] and not exists"
                            .formatted(face)
                    + " (select 1 from incident_face o where o.incident_id = %s.incident_id".formatted(face)
                    + " and o.audiences @> array[?]::text[])))";
        }
        return face + (usual == Hat.NEUTRAL ? ".audiences @> array['NEUTRAL']" : ".audiences @> array['PUBLIC']");
    }

    /**
     * When something last changed of an {@code incident i} that the viewer is shown beside the side {@code f}: the public
     * is not shown what becomes of an admission or a case. An agency whose own side is gone sees the public one from then on.
     *
     * @param what {@code at} or {@code tx}
     */
    String touched(String what, List<Object> parameters) {
        var own = usual == Hat.OWNER ? "f.audiences @> array[?]::text[]" : party != null ? "f.party = ?" : "false";
        if (usual == Hat.NEUTRAL || usual == Hat.GUARANTOR) {
            return "i.touched_" + what;
        }
        if (usual == Hat.OWNER || party != null) {
            parameters.add(usual == Hat.OWNER ? Face.ofAgency(agency) : party);
        }
        var turned = "i.turned_" + what;
        if (usual == Hat.OWNER) {
            parameters.add(Face.ofAgency(agency));
            turned = "greatest(%s, (select max(o.%s) from incident_gone o"
                            .formatted(turned, what.equals("at") ? "gone_at" : what)
                    + " where o.incident_id = f.incident_id and o.audiences @> array[?]::text[]))";
        }
        return "case when %s then i.touched_%s else %s end".formatted(own, what, turned);
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
