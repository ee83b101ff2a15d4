package org.trucewatch.incidents.matching;

import org.trucewatch.incidents.Sayings;
import org.trucewatch.incidents.report.Report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

/**
 * What matching makes of a month of real events, each source of an event having come as a report of its own.
 *
 * @param several over the reports of events with several sources only: nothing is gained there by leaving all alone
 */
record Evaluation(
        int reports, BCubed all, BCubed several, long rightPairs, long wrongPairs, long missedPairs, Offers offers) {

    /**
     * Pairs shown to an adjudicator.
     *
     * @param right those that are one event
     */
    record Offers(int made, int right) {}

    /** Who sends the reports. */
    enum Senders {
        /** Six partners, each passing on what it reads: no two sources of an event by one of them, where six suffice. */
        PARTNERS,
        /** The office that published the source; half of all pairs are two articles of one office. */
        OFFICES
    }

    private static final int PARTNERS = 6;

    static Evaluation of(String month, Senders senders, Thresholds thresholds, long seed) throws IOException {
        var blur = new Blur(seed);
        var random = new Random(seed);
        var truth = new HashMap<UUID, String>();
        var reports = new ArrayList<Report>();
        var events = CitedSources.ofMonth(month).stream()
                .collect(groupingBy(row -> row.get("event_id"), LinkedHashMap::new, toList()));
        for (var event : events.entrySet()) {
            var partners = new ArrayList<>(IntStream.range(0, PARTNERS).boxed().toList());
            Collections.shuffle(partners, random);
            for (int i = 0; i < event.getValue().size(); i++) {
                var row = event.getValue().get(i);
                var agency =
                        senders == Senders.OFFICES ? row.get("source_office") : "partner-" + partners.get(i % PARTNERS);
                var report = blur.report(row, agency);
                truth.put(report.id(), event.getKey());
                reports.add(report);
            }
        }
        Collections.shuffle(reports, random);
        return of(reports, truth, thresholds);
    }

    private static Evaluation of(List<Report> reports, Map<UUID, String> truth, Thresholds thresholds) {
        var registers = Sayings.syria().registers();
        var grouping = new ArrayList<Set<UUID>>();
        int offered = 0;
        int right = 0;
        // what is of different areas is never compared; all of an area arrives in one batch, so that all are candidates
        for (var area : new TreeMap<>(reports.stream().collect(groupingBy(Report::area))).values()) {
            var matching = new Matching(List.of(), Map.of(), registers, thresholds, UUID::randomUUID);
            var told = new HashMap<UUID, Set<UUID>>();
            for (var sheaf : matching.assign(area)) {
                var group = sheaf.reports().stream().map(Report::id).collect(toSet());
                grouping.add(group);
                told.put(sheaf.incident(), group);
            }
            for (var offer : matching.offers()) {
                offered++;
                var own = truth.get(offer.report().id());
                right += told.get(offer.incident()).stream()
                                .anyMatch(id -> truth.get(id).equals(own))
                        ? 1
                        : 0;
            }
        }
        var sizes = truth.values().stream().collect(groupingBy(id -> id, counting()));
        long pairs = sizes.values().stream().mapToLong(Evaluation::pairs).sum();
        long found =
                grouping.stream().mapToLong(Set::size).map(Evaluation::pairs).sum();
        long rightPairs = grouping.stream()
                .flatMap(group -> group.stream().collect(groupingBy(truth::get, counting())).values().stream())
                .mapToLong(Evaluation::pairs)
                .sum();
        return new Evaluation(
                reports.size(),
                BCubed.of(grouping, truth, id -> true),
                BCubed.of(grouping, truth, id -> sizes.get(truth.get(id)) > 1),
                rightPairs,
                found - rightPairs,
                pairs - rightPairs,
                new Offers(offered, right));
    }

    private static long pairs(long size) {
        return size * (size - 1) / 2;
    }

    static String headers() {
        return String.format(
                Locale.ROOT,
                "%-34s %7s  %-22s %-22s %5s %5s %6s  %s",
                "",
                "reports",
                "B-cubed  P     R     F1",
                "of several sources",
                "right",
                "wrong",
                "missed",
                "offered (right)");
    }

    String line(String title) {
        return String.format(
                Locale.ROOT,
                "%-34s %7d   %s   %s %5d %5d %6d  %d (%d)",
                title,
                reports,
                numbers(all),
                numbers(several),
                rightPairs,
                wrongPairs,
                missedPairs,
                offers.made(),
                offers.right());
    }

    private static String numbers(BCubed one) {
        return String.format(Locale.ROOT, "%.3f %.3f %.3f", one.precision(), one.recall(), one.f1());
    }
}
