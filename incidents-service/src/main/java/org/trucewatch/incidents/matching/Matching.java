package org.trucewatch.incidents.matching;

import org.trucewatch.incidents.report.Report;
import org.trucewatch.incidents.terms.RegisterHistory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Gives each report to the incident it fits best, or begins a new one; a correction goes where the corrected one was. */
final class Matching {

    /** An adjudicator is shown the best few; who needs more looks at the place and day. */
    private static final int MOST_OFFERS = 3;

    private final List<Sheaf> sheaves;
    private final Map<UUID, Set<UUID>> corrected;
    private final RegisterHistory registers;
    private final Thresholds thresholds;
    private final Supplier<UUID> ids;
    private final List<Offer> offers = new ArrayList<>();

    /** @param corrected what each of the arriving corrections supersedes, directly or not */
    Matching(
            Collection<Sheaf> candidates,
            Map<UUID, Set<UUID>> corrected,
            RegisterHistory registers,
            Thresholds thresholds,
            Supplier<UUID> ids) {
        this.sheaves = new ArrayList<>(candidates);
        this.corrected = corrected;
        this.registers = registers;
        this.thresholds = thresholds;
        this.ids = ids;
    }

    /** Takes reports in the order in which they came; an earlier one of the batch is a candidate for a later one. */
    List<Sheaf> assign(List<Report> arrived) {
        for (var report : arrived) {
            var telling = Telling.of(report, registers);
            if (!takesAPlace(telling) && report.claim().describesAnAct()) {
                findAPlace(telling);
            }
        }
        return sheaves.stream().filter(Sheaf::hasChanged).toList();
    }

    /** What may belong together and was not joined. */
    List<Offer> offers() {
        return offers;
    }

    private boolean takesAPlace(Telling telling) {
        var superseded = corrected.get(telling.report().id());
        boolean takes = false;
        if (superseded != null) {
            for (var sheaf : sheaves) {
                takes |= sheaf.correct(superseded, telling);
            }
        }
        return takes;
    }

    private void findAPlace(Telling telling) {
        var fits = sheaves.stream()
                .map(sheaf -> sheaf.fit(telling))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparingInt((Fit fit) -> fit.likeness().sum())
                        .reversed())
                .toList();
        var best = fits.stream()
                .filter(fit -> fit.isEnough(thresholds))
                .findFirst()
                .orElse(null);
        if (best != null) {
            best.sheaf().add(telling);
        } else {
            sheaves.add(Sheaf.begunBy(ids.get(), telling));
        }
        fits.stream()
                .filter(fit -> best == null ? fit.isWorthALook(thresholds) : fit != best && fit.isEnough(thresholds))
                .limit(MOST_OFFERS)
                .forEach(fit ->
                        offers.add(new Offer(telling.report(), fit.sheaf().incident(), fit.likeness())));
    }
}
