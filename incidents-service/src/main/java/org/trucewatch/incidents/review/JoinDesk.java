package org.trucewatch.incidents.review;

import org.trucewatch.incidents.face.Chronicle;
import org.trucewatch.incidents.incident.Incident;
import org.trucewatch.incidents.incident.Incidents;
import org.trucewatch.incidents.incident.Witnesses;
import org.trucewatch.incidents.report.Report;
import org.trucewatch.incidents.report.Reports;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.kit.time.Ids;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Where adjudicators put right which reports describe the same event. Every step can be undone and keeps its reason. */
@ApplicationScoped
public class JoinDesk {

    /** @param waitsForSecond both incidents have a case, and another adjudicator has to ask for the same */
    public record Outcome(UUID incidentId, boolean waitsForSecond) {}

    private final Incidents incidents;
    private final Reports reports;
    private final Witnesses witnesses;
    private final PendingJoins pending;
    private final Chronicle chronicle;
    private final BusinessClock clock;

    JoinDesk(
            Incidents incidents,
            Reports reports,
            Witnesses witnesses,
            PendingJoins pending,
            Chronicle chronicle,
            BusinessClock clock) {
        this.incidents = incidents;
        this.reports = reports;
        this.witnesses = witnesses;
        this.pending = pending;
        this.chronicle = chronicle;
        this.clock = clock;
    }

    /** A report testifies to this incident as well; what it testified to before stays, until it is parted from there. */
    @Transactional
    public Outcome joinReport(UUID incidentId, UUID reportId, String reason, Adjudicator by) {
        var incident = requireStanding(incidentId);
        var report = requireReport(reportId, incident, "#/reportId");
        if (witnesses.incidentsOf(reportId).contains(incidentId)) {
            return new Outcome(incidentId, false);
        }
        if (!reports.superseded(List.of(reportId)).isEmpty()) {
            throw Refusal.conflict("already-superseded", "Another report of its agency supersedes it");
        }
        witnesses.join(incidentId, List.of(report), by.name(), reason, clock.instant());
        chronicle.retell(List.of(incident));
        return new Outcome(incidentId, false);
    }

    /** All reports of another incident testify to this one instead. */
    @Transactional
    public Outcome joinIncident(UUID incidentId, UUID otherId, String reason, Adjudicator by) {
        if (incidentId.equals(otherId)) {
            throw Refusal.invalid("#/incidentId", "is this incident itself");
        }
        var both = incidents.require(List.of(incidentId, otherId));
        var incident = standing(pick(both, incidentId));
        var other = both.stream().filter(one -> one.id().equals(otherId)).findFirst();
        if (other.isEmpty() || isForeign(incident, other.get())) {
            throw Refusal.invalid("#/incidentId", "is no incident of this agreement");
        }
        if (other.get().withdrawnAt() != null) {
            throw Refusal.conflict("withdrawn", "No report alleges the other incident any more");
        }
        if (incident.isAdmitted() && other.get().isAdmitted() && !isSeconded(incidentId, otherId, reason, by)) {
            return new Outcome(incidentId, true);
        }
        move(other.get(), incident, reason, by);
        return new Outcome(incidentId, false);
    }

    private boolean isSeconded(UUID incidentId, UUID otherId, String reason, Adjudicator by) {
        var first = pending.open(incidentId, otherId);
        if (first.isEmpty()) {
            pending.persist(PendingJoin.asked(Ids.next(), incidentId, otherId, by, reason, clock.instant()));
            return false;
        }
        if (!first.get().canBeSecondedBy(by)) {
            return false;
        }
        first.get().settle(by, clock.instant());
        return true;
    }

    private void move(Incident from, Incident to, String reason, Adjudicator by) {
        Instant now = clock.instant();
        from.joinInto(to, now);
        var testimony = reports.testifyingTo(List.of(from.id(), to.id()));
        var moved = new ArrayList<>(testimony.get(from.id()).values());
        moved.forEach(report -> witnesses.part(from.id(), report.id(), by.name(), reason, now));
        var gained = moved.stream()
                .filter(report -> !testimony.get(to.id()).containsKey(report.id()))
                .toList();
        witnesses.join(to.id(), gained, by.name(), reason, now);
        chronicle.close(from, moved);
        chronicle.retell(List.of(to));
    }

    /** A report does not testify to this incident after all. If it testifies to nothing else it begins its own again. */
    @Transactional
    public Outcome partReport(UUID incidentId, UUID reportId, String reason, Adjudicator by) {
        var incident = requireStanding(incidentId);
        var report = requireReport(reportId, incident, "#/reportId");
        var testimony = reports.testifyingTo(List.of(incidentId)).get(incidentId);
        if (!testimony.containsKey(reportId)) {
            throw Refusal.conflict("not-joined", "The report does not testify to this incident");
        }
        boolean elsewhere = witnesses.incidentsOf(reportId).size() > 1;
        if (testimony.size() == 1 && !elsewhere) {
            throw Refusal.conflict("only-report", "It is the only report of this incident and of no other");
        }
        witnesses.part(incidentId, reportId, by.name(), reason, clock.instant());
        if (testimony.size() == 1) {
            incident.joinInto(incidents.require(otherThan(incidentId, reportId)), clock.instant());
            chronicle.close(incident, List.of(report));
        } else {
            chronicle.retell(List.of(incident));
        }
        return new Outcome(elsewhere ? incidentId : standAlone(report, incident, reason, by), false);
    }

    private UUID otherThan(UUID incidentId, UUID reportId) {
        return witnesses.incidentsOf(reportId).stream()
                .filter(other -> !other.equals(incidentId))
                .findFirst()
                .orElseThrow();
    }

    private UUID standAlone(Report report, Incident from, String reason, Adjudicator by) {
        Instant now = clock.instant();
        var alone =
                Incident.alleged(Ids.next(), report.agreementId(), report.area(), report.kind(), report.drill(), now);
        incidents.persistAndFlush(alone);
        witnesses.join(alone.id(), List.of(report), by.name(), reason + " (parted from " + from.id() + ")", now);
        chronicle.retell(List.of(alone));
        return alone.id();
    }

    /** Takes back that another incident was joined into this one: the reports that came with it go back. */
    @Transactional
    public Outcome partIncident(UUID incidentId, UUID otherId, String reason, Adjudicator by) {
        var both = incidents.require(List.of(incidentId, otherId));
        var incident = pick(both, incidentId);
        var other = both.stream()
                .filter(one -> one.id().equals(otherId) && incidentId.equals(one.joinedInto()))
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("not-joined", "That incident was not joined into this one"));
        Instant now = clock.instant();
        var testimony = reports.testifyingTo(List.of(incidentId)).get(incidentId);
        var back = comeFrom(otherId, testimony);
        if (back.isEmpty() || back.size() == testimony.size()) {
            throw Refusal.conflict("only-report", "One of the incidents would be left without a report");
        }
        back.forEach(report -> witnesses.part(incidentId, report.id(), by.name(), reason, now));
        other.standAlone(now);
        witnesses.join(otherId, back, by.name(), reason, now);
        chronicle.retell(List.of(incident, other));
        return new Outcome(otherId, false);
    }

    /** The reports that testified to an incident before, or correct one that did. */
    private List<Report> comeFrom(UUID incidentId, Map<UUID, Report> testimony) {
        var had = witnesses.history(incidentId).stream()
                .map(Witnesses.Link::reportId)
                .collect(Collectors.toSet());
        var corrected = reports.predecessors(testimony.keySet());
        return testimony.values().stream()
                .filter(report -> had.contains(report.id())
                        || !Collections.disjoint(corrected.getOrDefault(report.id(), Set.of()), had))
                .toList();
    }

    private Incident requireStanding(UUID id) {
        return standing(incidents.require(id));
    }

    private static Incident standing(Incident incident) {
        if (incident.joinedInto() != null) {
            throw Refusal.conflict("joined", "It was joined into another incident")
                    .with("joinedInto", incident.joinedInto());
        }
        return incident;
    }

    private static Incident pick(List<Incident> incidents, UUID id) {
        return incidents.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("The incident"));
    }

    private Report requireReport(UUID id, Incident incident, String pointer) {
        var report = reports.hold(id);
        if (report == null
                || !report.agreementId().equals(incident.agreementId())
                || report.drill() != incident.isDrill()
                || !report.claim().describesAnAct()) {
            throw Refusal.invalid(pointer, "is no report of an act under this agreement");
        }
        return report;
    }

    private static boolean isForeign(Incident incident, Incident other) {
        return !other.agreementId().equals(incident.agreementId()) || other.isDrill() != incident.isDrill();
    }
}
