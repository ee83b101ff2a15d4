package org.trucewatch.incidents.matching;

import org.trucewatch.incidents.report.Alleged;
import org.trucewatch.incidents.report.Likelihood;
import org.trucewatch.incidents.report.Report;
import org.trucewatch.incidents.report.Spelling;
import org.trucewatch.incidents.terms.Actor;
import org.trucewatch.incidents.terms.RegisterHistory;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A report as it is compared, worked out once: names brought to one spelling, actors looked up in the register.
 *
 * @param from earliest second that its time and precision allow
 * @param to latest such second
 * @param kinds its kind and those near it
 * @param actors who it says may have done it: ids of the register, or as they sound
 * @param parties answerable for those of them that are registered
 * @param allRegistered whether the register knows all of them
 * @param place the name of the place as it sounds
 * @param document what it relays
 */
record Telling(
        Report report,
        long from,
        long to,
        Set<String> kinds,
        Set<String> actors,
        Set<String> parties,
        boolean allRegistered,
        String place,
        String document) {

    static Telling of(Report report, RegisterHistory registers) {
        var actors = new HashSet<String>();
        var parties = new HashSet<String>();
        boolean allRegistered = true;
        var then = registers.at(report.occurred().from().toInstant());
        for (var alleged : candidates(report)) {
            var known = alleged.namesActor() ? then.actor(alleged.actor()) : then.actorNamed(alleged.named());
            if (alleged.namesActor() || known.isPresent()) {
                actors.add(alleged.namesActor() ? alleged.actor() : known.get().id());
                known.map(Actor::party).filter(Objects::nonNull).ifPresent(parties::add);
            } else if (alleged.named() != null) {
                actors.add(Spelling.sound(alleged.named()));
                allRegistered = false;
            }
        }
        return new Telling(
                report,
                report.occurred().earliest().getEpochSecond(),
                report.occurred().latest().getEpochSecond(),
                Kinds.near(report.kind()),
                actors,
                parties,
                allRegistered,
                report.place().sound(),
                report.origin() == null ? "" : report.origin().key());
    }

    /** Those it holds at least as likely as not; else the likeliest it names. */
    private static List<Alleged> candidates(Report report) {
        var likely = report.alleged().stream()
                .filter(one -> one.likelihood().compareTo(Likelihood.ROUGHLY_EVEN) >= 0)
                .toList();
        return likely.isEmpty() ? List.of(report.suspect()) : likely;
    }
}
