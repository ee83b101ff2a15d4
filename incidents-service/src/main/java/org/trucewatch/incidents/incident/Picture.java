package org.trucewatch.incidents.incident;

import org.trucewatch.incidents.report.Casualties;
import org.trucewatch.incidents.report.Occurred;
import org.trucewatch.incidents.report.Place;
import org.trucewatch.incidents.report.PlacePrecision;
import org.trucewatch.incidents.report.Report;
import org.trucewatch.incidents.report.TimePrecision;
import org.trucewatch.incidents.terms.Registers;
import org.trucewatch.incidents.terms.Snapshot;
import org.trucewatch.incidents.terms.Terms;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What several reports of one incident say together: the most exact time and place, the likeliest actor, the widest
 * bounds of casualties. Different readers are shown different reports, so each is shown a picture of its own.
 *
 * @param commitments those that may have been breached
 * @param origins independent ones
 */
public record Picture(
        String kind,
        Occurred occurred,
        Place place,
        Suspect actor,
        List<String> commitments,
        Coverage coverage,
        boolean urgent,
        boolean sensitive,
        String protectedSite,
        Casualties casualties,
        int origins,
        List<String> affiliations) {

    /** @param reports at least one, all of the same kind */
    public static Picture of(List<Report> reports, Snapshot snapshot) {
        var kind = reports.get(0).kind();
        var occurred = reports.stream()
                .map(Report::occurred)
                .min(Comparator.comparing(Occurred::precision))
                .orElseThrow();
        var place = reports.stream()
                .map(Report::place)
                .min(Comparator.comparing(Place::precision))
                .orElseThrow();
        var registers = snapshot.registersAt(occurred.from().toInstant());
        var suspect = Suspect.of(reports, registers);
        var terms = snapshot.termsAt(occurred.from().toInstant());
        var casualties = Casualties.around(reports.stream()
                .map(Report::casualties)
                .filter(Objects::nonNull)
                .toList());
        var site = reports.stream()
                .map(Report::protectedSite)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new Picture(
                kind,
                occurred,
                place,
                suspect,
                Bindings.of(reports, kind, occurred, suspect, registers, terms),
                Coverage.of(suspect, occurred, place, snapshot),
                isUrgent(terms.rules().urgent(), kind, casualties, site),
                terms.kind(kind).map(Terms.Kind::sensitive).orElse(false),
                site,
                casualties,
                Origins.independent(reports),
                reports.stream().map(Report::affiliation).distinct().sorted().toList());
    }

    /** As the accused and the public may know it: the day and the area, and nothing that leads to an observer. */
    public Picture coarse(ZoneId zone, Registers registers) {
        var first = occurred.from().atZoneSameInstant(zone).toLocalDate();
        var last = occurred.to().atZoneSameInstant(zone).toLocalDate();
        var day = new Occurred(
                first.atStartOfDay(zone).toOffsetDateTime(),
                last.plusDays(1).atStartOfDay(zone).minusSeconds(1).toOffsetDateTime(),
                first.equals(last) ? TimePrecision.DAY : TimePrecision.RANGE,
                occurred.ongoing());
        var area = registers.area(place.adminCode()).or(() -> Optional.ofNullable(place.point())
                .flatMap(registers::areaAround));
        var where = area.map(known -> new Place(known.centre(), PlacePrecision.ADM1, known.englishName(), known.code()))
                .orElse(new Place(null, PlacePrecision.UNKNOWN, null, null));
        return with(day, where, origins, affiliations);
    }

    /** The same when nobody says it any more. */
    public Picture withdrawn() {
        return with(occurred, place, 0, List.of());
    }

    private Picture with(Occurred when, Place where, int independent, List<String> by) {
        return new Picture(
                kind,
                when,
                where,
                actor,
                commitments,
                coverage,
                urgent,
                sensitive,
                protectedSite,
                casualties,
                independent,
                by);
    }

    private static boolean isUrgent(Terms.Urgent rule, String kind, Casualties casualties, String site) {
        return rule.kinds().contains(kind)
                || casualties != null && casualties.killedBest() >= rule.killedAtLeast()
                || rule.protectedSite() && site != null;
    }
}
