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
    private final List<Report> reports;
    private final List<Report> gained = new ArrayList<>();
    private final Map<Report, Report> lost = new LinkedHashMap<>();

    private Sheaf(UUID incident, boolean isNew, Collection<Report> reports) {
        this.incident = incident;
        this.isNew = isNew;
        this.reports = new ArrayList<>(reports);
    }

    static Sheaf existing(UUID incident, Collection<Report> reports) {
        return new Sheaf(incident, false, reports);
    }

    static Sheaf begunBy(UUID incident, Report report) {
        var sheaf = new Sheaf(incident, true, List.of());
        sheaf.add(report);
        return sheaf;
    }

    void add(Report report) {
        reports.add(report);
        gained.add(report);
    }

    /**
     * Loses what a correction supersedes. Whether the correction takes its place: it does unless it contradicts those
     * that remain, or, where none remains, what it corrects.
     */
    boolean correct(Set<UUID> superseded, Report correction) {
        var losing =
                reports.stream().filter(one -> superseded.contains(one.id())).toList();
        if (losing.isEmpty()) {
            return false;
        }
        reports.removeAll(losing);
        losing.forEach(one -> lost.put(one, correction));
        boolean takesPlace = correction.claim().describesAnAct()
                && Likeness.contradictsNone(correction, reports.isEmpty() ? losing : reports);
        if (takesPlace) {
            add(correction);
        }
        return takesPlace;
    }

    int likeness(Report report) {
        return Likeness.toIncident(report, reports);
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
        return reports;
    }
}
