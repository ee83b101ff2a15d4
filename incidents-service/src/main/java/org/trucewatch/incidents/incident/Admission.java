package org.trucewatch.incidents.incident;

import org.trucewatch.incidents.report.ActorType;
import org.trucewatch.incidents.report.Claim;
import org.trucewatch.incidents.report.PlacePrecision;
import org.trucewatch.incidents.report.Report;
import org.trucewatch.incidents.terms.Terms;

import java.util.List;

/**
 * What the agreement's own rule says about admitting an incident.
 *
 * @param outcome UNDECIDED leaves it to an adjudicator
 * @param reason for people
 */
public record Admission(Outcome outcome, String reason) {

    /** What the rule can say. */
    public enum Outcome {
        ADMIT,
        REFUSE,
        UNDECIDED
    }

    public static Admission byRule(List<Report> reports, Picture picture, Terms terms) {
        if (!picture.coverage().covered()) {
            return new Admission(
                    Outcome.REFUSE, "not covered: " + picture.coverage().reason());
        }
        if (reports.stream().noneMatch(report -> report.claim() == Claim.ALLEGATION)) {
            return undecided("no report alleges a breach");
        }
        if (!isPlaced(picture)) {
            return undecided("the place is not known well enough");
        }
        if (picture.actor().id() == null && picture.actor().type() != ActorType.UNKNOWN) {
            return undecided("the actor is named and not registered");
        }
        if (picture.commitments().isEmpty()) {
            return undecided("no commitment in force then names such an act and binds the actor");
        }
        var automatic = terms.rules().admission().automatic();
        if (!automatic.admits(picture.kind())) {
            return undecided("acts of this kind are admitted by an adjudicator");
        }
        if (picture.affiliations().size() < automatic.minimumAffiliations()) {
            return undecided("too few affiliations report it");
        }
        return new Admission(Outcome.ADMIT, "time, place, act, actor and commitment are given");
    }

    private static boolean isPlaced(Picture picture) {
        return picture.place().precision().betterThan(PlacePrecision.COUNTRY)
                || picture.place().adminCode() != null;
    }

    private static Admission undecided(String reason) {
        return new Admission(Outcome.UNDECIDED, reason);
    }
}
