package org.trucewatch.incidents.matching;

import org.trucewatch.incidents.report.Report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** An incident while a batch is being matched: the reports it has, those it gains and those it loses. */
final class Sheaf {

    private final UUID incident;
    private final boolean isNew;
    private final List<Telling> tellings;
    private final List<Report> gained = new ArrayList<>();
    private final Map<Report, Report> lost = new LinkedHashMap<>();

    private Sheaf(UUID incident, boolean isNew, Collection<Telling> tellings) {
        this.incident = incident;
        this.isNew = isNew;
        this.tellings = new ArrayList<>(tellings);
    }

    static Sheaf existing(UUID incident, Collection<Telling> tellings) {
        return new Sheaf(incident, false, tellings);
    }

    static Sheaf begunBy(UUID incident, Telling telling) {
        var sheaf = new Sheaf(incident, true, List.of());
        sheaf.add(telling);
        return sheaf;
    }

    void add(Telling telling) {
        tellings.add(telling);
        gained.add(telling.report());
    }

    /**
     * Loses what a correction supersedes. Whether the correction takes its place: it does unless it contradicts those
     * that remain, or, where none remains, what it corrects.
     */
    boolean correct(Set<UUID> superseded, Telling correction) {
        var losing = tellings.stream()
                .filter(one -> superseded.contains(one.report().id()))
                .toList();
        if (losing.isEmpty()) {
            return false;
        }
        tellings.removeAll(losing);
        losing.forEach(one -> lost.put(one.report(), correction.report()));
        boolean takesPlace = correction.report().claim().describesAnAct()
                && (tellings.isEmpty() ? losing : tellings).stream().allMatch(one -> canBeOne(one, correction));
        if (takesPlace) {
            add(correction);
        }
        return takesPlace;
    }

    private static boolean canBeOne(Telling a, Telling b) {
        var likeness = Likeness.between(a, b);
        return likeness != null && likeness.sameKind();
    }

    /** How well a report fits, by the one it is most like. */
    Fit fit(Telling telling) {
        Likeness best = null;
        boolean contradicted = false;
        boolean agencyIsThere = false;
        for (var witness : tellings) {
            var likeness = Likeness.between(telling, witness);
            agencyIsThere |= witness.report().agency().equals(telling.report().agency());
            contradicted |= likeness == null || !likeness.sameKind();
            if (likeness != null && (best == null || likeness.sum() > best.sum())) {
                best = likeness;
            }
        }
        return best == null ? null : new Fit(this, best, contradicted, agencyIsThere);
    }

    UUID incident() {
        return incident;
    }

    boolean isNew() {
        return isNew;
    }

    boolean hasChanged() {
        return !gained.isEmpty() || !lost.isEmpty();
    }

    List<Report> gained() {
        return gained;
    }

    /** The reports that are superseded, each with its correction. */
    Map<Report, Report> lost() {
        return lost;
    }

    List<Report> reports() {
        return tellings.stream().map(Telling::report).toList();
    }
}
