package org.trucewatch.incidents.matching;

import org.trucewatch.incidents.report.Casualties;
import org.trucewatch.incidents.report.Direction;
import org.trucewatch.incidents.report.Place;
import org.trucewatch.incidents.report.PlacePrecision;
import org.trucewatch.incidents.report.Range;
import org.trucewatch.incidents.report.Spelling;

import java.util.Collections;

/**
 * How much speaks for two reports describing the same event, trait by trait, in points of ten times the decimal logarithm of
 * how much more often the trait is seen between two reports of one event than between reports of two events in one area
 * at one time. Points therefore add: 10 make it ten times as likely. Time, place and actor must not contradict each other.
 *
 * <p>The weights follow what was counted on the real events of February and March 2016 that {@code deploy/evaluate} uses,
 * in reports of one area whose times overlap: the same name 9, the same sides 4 (11 where the name is the same), other
 * sides -21, the same toll of four or fewer 0 to 10, of five to nine 15 to 17, of more 22, another toll -23. Such traits go
 * together, so that their sum is no probability; what it takes is therefore chosen by what it does, see {@link Thresholds}.
 * That data knows neither hours nor kinds nor weapons: time is computed from the interval, and the rest weighs little.
 */
record Likeness(int time, int place, int actor, int toll, int document, int details, int kind) {

    private static final int NEVER = Integer.MIN_VALUE;

    // two events at one front line on one day are common: what tells the hour tells them apart
    private static final double DAY = 24 * 3600;
    private static final int MOST_BY_TIME = 18;
    private static final int LEAST_BY_TIME = -10;

    private static final int SAME_SPOT = 8;
    private static final int SAME_NAME = 9;
    private static final int NAME_WITH_A_SLIP = 6;
    private static final int LONG_NAME = 5;
    private static final int OTHER_NAME_NEAR = -8;

    private static final int SAME_ACTORS = 5;
    private static final int ONE_ACTOR_IN_COMMON = 2;
    private static final int SAME_PARTY = -6;
    private static final int OTHER_ACTORS = -12;

    // few dead are told of every day, many on few days only
    private static final int SAME_TOLL = 6;
    private static final int SAME_TOLL_OF_SOME = 14;
    private static final int SAME_TOLL_OF_MANY = 20;
    private static final int SOME = 5;
    private static final int MANY = 10;
    private static final int TOLL_NEARLY_SAME = 2;
    private static final int TOLL_MAY_BE_SAME = -3;
    private static final int TOLL_DIFFERS = -20;

    // an article tells of several events, so that it is the same one proves little about which
    private static final int SAME_DOCUMENT = 5;
    private static final int SAME_DETAIL = 3;
    private static final int KIND_NEAR = -6;

    /** Null when not both can be true of the same event. */
    static Likeness between(Telling a, Telling b) {
        if (a.from() > b.to()
                || b.from() > a.to()
                || a.report().drill() != b.report().drill()
                || !a.kinds().contains(b.report().kind())
                || !a.report().agreementId().equals(b.report().agreementId())) {
            return null;
        }
        int place = place(a, b);
        int actor = actor(a, b);
        if (place == NEVER || actor == NEVER) {
            return null;
        }
        return new Likeness(
                time(a, b),
                place,
                actor,
                toll(a.report().casualties(), b.report().casualties()),
                !a.document().isEmpty() && a.document().equals(b.document()) ? SAME_DOCUMENT : 0,
                details(a, b),
                a.report().kind().equals(b.report().kind()) ? 0 : KIND_NEAR);
    }

    int sum() {
        return time + place + actor + toll + document + details + kind;
    }

    boolean sameKind() {
        return kind == 0;
    }

    private static int time(Telling a, Telling b) {
        double span = Math.max(a.to(), b.to()) - Math.min(a.from(), b.from()) + 1.0;
        return (int) Math.max(LEAST_BY_TIME, Math.min(MOST_BY_TIME, Math.rint(10 * Math.log10(DAY / span))));
    }

    private static int place(Telling a, Telling b) {
        boolean named = !a.place().isEmpty() && !b.place().isEmpty();
        if (named
                && a.place().equals(b.place())
                && a.report().area().equals(b.report().area())) {
            return SAME_NAME;
        }
        int reach = reach(a.report().place(), b.report().place());
        return reach == NEVER || !named || !isSlip(a.place(), b.place()) ? reach : Math.max(reach, NAME_WITH_A_SLIP);
    }

    private static boolean isSlip(String a, String b) {
        return Math.min(a.length(), b.length()) >= LONG_NAME && Spelling.distance(a, b) <= 1;
    }

    private static int reach(Place a, Place b) {
        if (a.point() == null || b.point() == null) {
            return NEVER;
        }
        var coarser = a.precision().betterThan(b.precision()) ? b.precision() : a.precision();
        double reach = a.precision().metres() + (double) b.precision().metres();
        if (!coarser.betterThan(PlacePrecision.COUNTRY) || a.point().metresTo(b.point()) > reach) {
            return NEVER;
        }
        return coarser == PlacePrecision.EXACT ? SAME_SPOT : OTHER_NAME_NEAR;
    }

    private static int actor(Telling a, Telling b) {
        if (a.actors().isEmpty() || b.actors().isEmpty()) {
            return 0;
        }
        if (a.actors().equals(b.actors())) {
            return SAME_ACTORS;
        }
        if (!Collections.disjoint(a.actors(), b.actors())) {
            return ONE_ACTOR_IN_COMMON;
        }
        if (!Collections.disjoint(a.parties(), b.parties())) {
            return SAME_PARTY;
        }
        return a.allRegistered() && b.allRegistered() ? NEVER : OTHER_ACTORS;
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
        if (a.best() == null || b.best() == null) {
            return 0;
        }
        int most = Math.max(a.best(), b.best());
        int apart = Math.abs(a.best() - b.best());
        if (apart > 0) {
            return apart * 4 <= most ? TOLL_NEARLY_SAME : TOLL_MAY_BE_SAME;
        }
        return most >= MANY ? SAME_TOLL_OF_MANY : most >= SOME ? SAME_TOLL_OF_SOME : most > 0 ? SAME_TOLL : 0;
    }

    private static int details(Telling a, Telling b) {
        var site = a.report().protectedSite();
        int sum = site != null && site.equals(b.report().protectedSite()) ? SAME_DETAIL : 0;
        var means = a.report().means();
        var others = b.report().means();
        if (means == null || others == null) {
            return sum;
        }
        if (means.weapon() != null && means.weapon().equals(others.weapon())) {
            sum += SAME_DETAIL;
        }
        return areOpposite(means.direction(), others.direction()) ? sum - SAME_DETAIL : sum;
    }

    /** What one heard leave and the other heard come may be two sides' fire. */
    private static boolean areOpposite(Direction a, Direction b) {
        return a == Direction.OUTGOING && b == Direction.INCOMING || a == Direction.INCOMING && b == Direction.OUTGOING;
    }
}
