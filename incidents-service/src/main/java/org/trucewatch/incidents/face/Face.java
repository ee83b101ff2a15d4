package org.trucewatch.incidents.face;

import org.trucewatch.incidents.incident.Picture;
import org.trucewatch.incidents.report.Consent;
import org.trucewatch.incidents.report.Report;
import org.trucewatch.incidents.report.Text;
import org.trucewatch.incidents.terms.Snapshot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One side that an incident shows.
 *
 * @param audiences who sees this side; each audience sees at most one
 * @param words what a search of these audiences may find
 * @param told a hash of the reports it rests on, and of what they tell in their own words
 */
record Face(Set<String> audiences, Picture picture, String words, long told) {

    private record Key(boolean coarse, List<UUID> reports) {}

    static String ofAgency(String agency) {
        return "agency:" + agency;
    }

    /** Every side of an incident with these reports; audiences that see the same reports alike share one. */
    static List<Face> of(List<Report> reports, Snapshot snapshot) {
        Map<Key, Set<String>> audiences = new LinkedHashMap<>();
        for (var consent : Consent.values()) {
            boolean coarse = consent == Consent.ACCUSED || consent == Consent.PUBLIC;
            var seen = reports.stream()
                    .filter(report -> report.consent().reaches(consent))
                    .toList();
            share(audiences, coarse, seen, consent.name());
        }
        reports.stream().map(Report::agency).distinct().forEach(agency -> {
            var own = reports.stream()
                    .filter(report -> report.agency().equals(agency))
                    .toList();
            share(audiences, false, own, ofAgency(agency));
        });
        var faces = new ArrayList<Face>();
        audiences.forEach((key, who) -> {
            var seen = reports.stream()
                    .filter(report -> key.reports().contains(report.id()))
                    .toList();
            faces.add(compose(who, key.coarse(), seen, snapshot));
        });
        return faces;
    }

    private static void share(Map<Key, Set<String>> audiences, boolean coarse, List<Report> seen, String audience) {
        if (!seen.isEmpty()) {
            var key = new Key(coarse, seen.stream().map(Report::id).toList());
            audiences.computeIfAbsent(key, any -> new TreeSet<>()).add(audience);
        }
    }

    private static Face compose(Set<String> audiences, boolean coarse, List<Report> seen, Snapshot snapshot) {
        var picture = Picture.of(seen, snapshot);
        if (coarse) {
            var time = picture.occurred().from().toInstant();
            picture = picture.coarse(snapshot.termsAt(time).zoneId(), snapshot.registersAt(time));
        }
        // what an actor is called is shown to the accused and not to the public, and both may share this side
        var words = coarse ? words(picture) : words(picture, picture.actor().named(), narratives(seen));
        return new Face(audiences, picture, words, told(seen));
    }

    /** The same when nobody says it any more: what the reports told in their own words is no longer searched. */
    Face withdrawn() {
        return new Face(audiences, picture.withdrawn(), words(picture), ~told);
    }

    boolean shows(String audience, String accused) {
        return audiences.contains(audience) && Objects.equals(picture.actor().party(), accused);
    }

    private static long told(List<Report> seen) {
        return seen.stream()
                .mapToLong(report -> Objects.hash(report.id(), narratives(List.of(report))))
                .sum();
    }

    private static String words(Picture picture, String... more) {
        var shown = Stream.of(
                picture.kind().replace('_', ' '),
                picture.place().name(),
                picture.actor().id());
        return Stream.concat(shown, Stream.of(more)).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }

    private static String narratives(List<Report> seen) {
        return seen.stream()
                .flatMap(report -> report.narrative().stream())
                .map(Text::text)
                .collect(Collectors.joining(" "));
    }
}
