package org.trucewatch.incidents.matching;

import org.trucewatch.incidents.report.Report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** An incident while a batch is being matched: the reports it has, and those it gains. */
final class Sheaf {

    private final UUID incident;
    private final boolean isNew;
    private final List<Report> reports;
    private final List<Report> gained = new ArrayList<>();

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

    int likeness(Report report) {
        return Likeness.toIncident(report, reports);
    }

    UUID incident() {
        return incident;
    }

    boolean isNew() {
        return isNew;
    }

    boolean hasGained() {
        return !gained.isEmpty();
    }

    List<Report> gained() {
        return gained;
    }

    List<Report> reports() {
        return reports;
    }
}
