package org.trucewatch.incidents.matching;

import org.trucewatch.incidents.report.Report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Gives each report to the incident it fits best, or begins a new one. */
final class Matching {

    private final List<Sheaf> sheaves;
    private final Supplier<UUID> ids;

    Matching(Collection<Sheaf> candidates, Supplier<UUID> ids) {
        this.sheaves = new ArrayList<>(candidates);
        this.ids = ids;
    }

    /** Takes reports in the order in which they came; an earlier one of the batch is a candidate for a later one. */
    List<Sheaf> assign(List<Report> arrived) {
        for (var report : arrived) {
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
        return sheaves.stream().filter(Sheaf::hasGained).toList();
    }
}
