package org.trucewatch.incidents.incident;

import org.trucewatch.incidents.report.ActorType;
import org.trucewatch.incidents.report.Occurred;
import org.trucewatch.incidents.report.Place;
import org.trucewatch.incidents.report.PlacePrecision;
import org.trucewatch.incidents.terms.Registers;
import org.trucewatch.incidents.terms.Snapshot;

/**
 * Whether the agreement has anything to say about an act.
 *
 * @param reason why not, null when covered
 */
public record Coverage(boolean covered, Reason reason) {

    /** Why an act lies outside the agreement. */
    public enum Reason {
        EXCLUDED_ACTOR,
        BEFORE_AGREEMENT,
        AFTER_AGREEMENT,
        BEFORE_ADHERENCE,
        OUTSIDE_AREAS
    }

    private static final Coverage COVERED = new Coverage(true, null);

    static Coverage of(Suspect suspect, Occurred occurred, Place place, Snapshot snapshot) {
        if (suspect.type() == ActorType.EXCLUDED) {
            return not(Reason.EXCLUDED_ACTOR);
        }
        // an act is outside the time only if all of what the reports say lies outside
        var from = occurred.from().toInstant();
        var to = occurred.to().toInstant();
        if (snapshot.beginsAfter(to)) {
            return not(Reason.BEFORE_AGREEMENT);
        }
        if (snapshot.inForceAt(from).isEmpty() && !snapshot.beginsAfter(from)) {
            return not(Reason.AFTER_AGREEMENT);
        }
        var registers = snapshot.registersAt(from);
        if (registers
                .actor(suspect.id())
                .filter(actor -> actor.adheredOnlyAfter(to))
                .isPresent()) {
            return not(Reason.BEFORE_ADHERENCE);
        }
        return isOutside(place, registers) ? not(Reason.OUTSIDE_AREAS) : COVERED;
    }

    private static boolean isOutside(Place place, Registers registers) {
        if (!registers.hasAreas() || place.adminCode() != null && !registers.excludes(place.adminCode())) {
            return false;
        }
        boolean isPoint = place.point() != null && place.precision().betterThan(PlacePrecision.COUNTRY);
        return isPoint ? !registers.insideAny(place.point()) : place.adminCode() != null;
    }

    private static Coverage not(Reason reason) {
        return new Coverage(false, reason);
    }
}
