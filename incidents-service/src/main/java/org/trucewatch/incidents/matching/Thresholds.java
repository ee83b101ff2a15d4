package org.trucewatch.incidents.matching;

/**
 * From how many points of {@link Likeness} on something is done about two reports. The standard ones were chosen on the
 * events of February and March 2016, and {@code deploy/evaluate} says what they do on those of April.
 *
 * @param enough joined without asking anybody
 * @param worthALook shown to an adjudicator
 * @param worthALookAtOneAgency the same where an agency reports twice, which means two events unless nearly everything
 *     speaks for one
 */
record Thresholds(int enough, int worthALook, int worthALookAtOneAgency) {

    static final Thresholds STANDARD = new Thresholds(18, 8, 30);
}
