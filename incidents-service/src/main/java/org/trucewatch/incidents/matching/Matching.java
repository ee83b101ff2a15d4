package org.trucewatch.incidents.matching;

import org.trucewatch.incidents.report.Report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Gives each report to the incident it fits best, or begins a new one; a correction goes where the corrected one was. */
final class Matching {

    private final List<Sheaf> sheaves;
    private final Map<UUID, Set<UUID>> corrected;
    private final Supplier<UUID> ids;

    /** @param corrected what each of the arriving corrections supersedes, directly or not */
    Matching(Collection<Sheaf> candidates, Map<UUID, Set<UUID>> corrected, Supplier<UUID> ids) {
        this.sheaves = new ArrayList<>(candidates);
        this.corrected = corrected;
        this.ids = ids;
    }

    /** Takes reports in the order in which they came; an earlier one of the batch is a candidate for a later one. */
    List<Sheaf> assign(List<Report> arrived) {
        for (var report : arrived) {
            if (!takesAPlace(report) && report.claim().describesAnAct()) {
                findAPlace(report);
            }
        }
        return sheaves.stream().filter(Sheaf::hasChanged).toList();
    }

    private boolean takesAPlace(Report report) {
        var superseded = corrected.get(report.id());
        boolean takes = false;
        if (superseded != null) {
            for (var sheaf : sheaves) {
                takes |= sheaf.correct(superseded, report);
            }
        }
        return takes;
    }

    private void findAPlace(Report report) {
        Sheaf best = null;
        int likeness = 0;
        for (var sheaf : sheaves) {
            int here = sheaf.likeness(report);
            if (here > likeness) {
                likeness = here;
                best = sheaf;
            }
        }
        if (best != null && likeness >= Likeness.ENOUGH) {
            best.add(report);
        } else {
            sheaves.add(Sheaf.begunBy(ids.get(), report));
        }
    }
}
