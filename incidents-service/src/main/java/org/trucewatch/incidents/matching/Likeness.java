package org.trucewatch.incidents.matching;

import org.trucewatch.incidents.report.Alleged;
import org.trucewatch.incidents.report.Casualties;
import org.trucewatch.incidents.report.PlacePrecision;
import org.trucewatch.incidents.report.Range;
import org.trucewatch.incidents.report.Report;

import java.util.Collection;
import java.util.Objects;

/**
 * How much speaks for two reports describing the same event, in points. Time, place, kind and actor must not contradict each
 * other; beyond that, each agreement adds. The same place on the same day by the same actor is not enough: at a front
 * line that is two events more often than one. It takes the hour, the toll, or a common document as well.
 */
final class Likeness {

    /** What the agreements of two reports must add up to. */
    static final int ENOUGH = 65;

    private static final int NEVER = Integer.MIN_VALUE;
    private static final int SAME_HOUR = 35;
    private static final int SAME_DAY = 15;
    private static final int SAME_SPOT = 30;
    private static final int SAME_NAME = 25;
    private static final int NEAR = 20;
    private static final int SAME_AREA = -5;
    private static final int SAME_ACTOR = 20;
    private static final int ACTOR_OPEN = 5;
    private static final int SAME_TOLL = 25;
    private static final int TOLL_DIFFERS = -20;
    private static final int SAME_DOCUMENT = 35;
    private static final int SAME_DETAIL = 5;

    private Likeness() {}

    /**
     * How well a report fits an incident: the best likeness to one of its reports, or 0 when it contradicts any of
     * them, or when its agency has reported that incident already: an agency that reports twice means two events.
     */
    static int toIncident(Report report, Collection<Report> witnesses) {
        int best = 0;
        for (var witness : witnesses) {
            if (witness.agency().equals(report.agency())) {
                return 0;
            }
            int likeness = between(report, witness);
            if (likeness == 0) {
                return 0;
            }
            best = Math.max(best, likeness);
        }
        return best;
    }

    /** Whether both it and each of these can be true of the same event. */
    static boolean contradictsNone(Report report, Collection<Report> others) {
        return others.stream().allMatch(other -> between(report, other) > 0);
    }

    /** 0 when they contradict each other, else the sum of what speaks for them. */
    static int between(Report a, Report b) {
        if (a.drill() != b.drill()
                || !a.kind().equals(b.kind())
                || !a.agreementId().equals(b.agreementId())
                || !a.occurred().mayOverlap(b.occurred())) {
            return 0;
        }
        int place = place(a, b);
        int actor = actor(a.suspect(), b.suspect());
        if (place == NEVER || actor == NEVER) {
            return 0;
        }
        int time = time(a, b);
        int toll = toll(a.casualties(), b.casualties());
        int document = document(a, b);
        int sum = time + place + actor + toll + document + details(a, b);
        if (time != SAME_HOUR && toll != SAME_TOLL && document != SAME_DOCUMENT) {
            sum = Math.min(sum, ENOUGH - 1); // nothing here tells it from another event at the same front line
        }
        return Math.max(sum, 1); // they do not contradict each other, however little they agree
    }

    private static int time(Report a, Report b) {
        boolean both = a.occurred().precision().withinTheDay()
                && b.occurred().precision().withinTheDay();
        return both ? SAME_HOUR : SAME_DAY;
    }

    private static int place(Report a, Report b) {
        var name = a.place().normalisedName();
        boolean sameName = !name.isEmpty()
                && name.equals(b.place().normalisedName())
                && a.area().equals(b.area());
        if (a.place().point() == null || b.place().point() == null) {
            return sameName ? SAME_NAME : NEVER;
        }
        var coarser = a.place().precision().betterThan(b.place().precision())
                ? b.place().precision()
                : a.place().precision();
        double metres = a.place().point().metresTo(b.place().point());
        double reach =
                a.place().precision().metres() + (double) b.place().precision().metres();
        if (metres > reach || !coarser.betterThan(PlacePrecision.COUNTRY)) {
            return sameName ? SAME_NAME : NEVER;
        }
        if (coarser == PlacePrecision.EXACT) {
            return SAME_SPOT;
        }
        if (sameName) {
            return SAME_NAME;
        }
        return coarser == PlacePrecision.NEAR ? NEAR : SAME_AREA;
    }

    private static int actor(Alleged a, Alleged b) {
        if (a.namesActor() && b.namesActor()) {
            return a.actor().equals(b.actor()) ? SAME_ACTOR : NEVER;
        }
        return ACTOR_OPEN;
    }

    private static int toll(Casualties a, Casualties b) {
        if (a == null || b == null) {
            return 0;
        }
        int killed = toll(a.killed(), b.killed());
        int injured = toll(a.injured(), b.injured());
        return Math.abs(killed) >= Math.abs(injured) ? killed : injured;
    }

    private static int toll(Range a, Range b) {
        if (a == null || b == null) {
            return 0;
        }
        if (!a.canEqual(b)) {
            return TOLL_DIFFERS;
        }
        boolean sameFigure = a.best() != null && a.best() > 0 && a.best().equals(b.best());
        return sameFigure ? SAME_TOLL : 0;
    }

    private static int document(Report a, Report b) {
        var key = a.origin() == null ? "" : a.origin().key();
        return !key.isEmpty() && b.origin() != null && key.equals(b.origin().key()) ? SAME_DOCUMENT : 0;
    }

    private static int details(Report a, Report b) {
        int sum = 0;
        if (a.means() != null
                && b.means() != null
                && a.means().weapon() != null
                && a.means().weapon().equals(b.means().weapon())) {
            sum += SAME_DETAIL;
        }
        if (a.protectedSite() != null && Objects.equals(a.protectedSite(), b.protectedSite())) {
            sum += SAME_DETAIL;
        }
        return sum;
    }
}
