package org.trucewatch.incidents.matching;

import org.trucewatch.incidents.face.Chronicle;
import org.trucewatch.incidents.incident.Incident;
import org.trucewatch.incidents.incident.Incidents;
import org.trucewatch.incidents.incident.Witnesses;
import org.trucewatch.incidents.report.Report;
import org.trucewatch.incidents.report.Reports;
import org.trucewatch.incidents.terms.RegisterHistory;
import org.trucewatch.incidents.terms.Snapshots;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.kit.time.Ids;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Turns waiting reports into incidents, a batch of one group in one transaction. */
@ApplicationScoped
class MatchingDesk {

    /** How a batch ended. */
    enum Outcome {
        MORE,
        EMPTY,
        TAKEN_BY_ANOTHER
    }

    private final Queue queue;
    private final Reports reports;
    private final Incidents incidents;
    private final Witnesses witnesses;
    private final Chronicle chronicle;
    private final Snapshots snapshots;
    private final Offers offers;
    private final BusinessClock clock;

    MatchingDesk(
            Queue queue,
            Reports reports,
            Incidents incidents,
            Witnesses witnesses,
            Chronicle chronicle,
            Snapshots snapshots,
            Offers offers,
            BusinessClock clock) {
        this.queue = queue;
        this.reports = reports;
        this.incidents = incidents;
        this.witnesses = witnesses;
        this.chronicle = chronicle;
        this.snapshots = snapshots;
        this.offers = offers;
        this.clock = clock;
    }

    @Transactional(rollbackOn = Exception.class) // an SQLException leaves nothing half done
    Outcome match(Queue.Group group, int most) throws SQLException {
        if (!queue.lock(group)) {
            return Outcome.TAKEN_BY_ANOTHER;
        }
        var waiting = queue.next(group, most);
        return match(group, waiting) && waiting.size() < most ? Outcome.EMPTY : Outcome.MORE;
    }

    /** That report alone, unless it no longer waits. */
    @Transactional(rollbackOn = Exception.class)
    Outcome match(Queue.Group group, UUID report) throws SQLException {
        if (!queue.lock(group)) {
            return Outcome.TAKEN_BY_ANOTHER;
        }
        match(group, queue.one(report));
        return Outcome.MORE;
    }

    /** Whether they could be matched now; if not, nothing is done yet. */
    private boolean match(Queue.Group group, List<Report> waiting) throws SQLException {
        if (waiting.isEmpty()) {
            return true;
        }
        var arrived = unlessSuperseded(waiting);
        var corrected = reports.predecessors(
                ids(arrived.stream().filter(one -> one.supersedes() != null).toList()));
        var superseded = corrected.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        var testimony = witnesses.open(superseded);
        var candidates = queue.candidates(
                group,
                arrived.stream().filter(one -> one.claim().describesAnAct()).toList());
        testimony.values().forEach(candidates::addAll);
        // locked before their reports are read: an adjudicator may be joining or parting them at this moment
        Map<UUID, Incident> known =
                incidents.require(candidates).stream().collect(Collectors.toMap(Incident::id, incident -> incident));
        if (!isStill(testimony, superseded)) {
            return false; // the next try will see where they are now
        }
        // an alias that is a moment old is not missed: nothing is asked of the database for it
        var registers = snapshots.known(group.agreementId()).orElseThrow().registers();
        var matching =
                new Matching(sheaves(known.keySet(), registers), corrected, registers, Thresholds.STANDARD, Ids::next);
        var changed = matching.assign(arrived);
        keep(group, changed, known, corrected.keySet());
        offers.keep(group.agreementId(), matching.offers(), clock.instant());
        queue.done(ids(waiting));
        return true;
    }

    /** What was superseded while it waited is never told. */
    private List<Report> unlessSuperseded(List<Report> waiting) {
        var superseded = reports.superseded(ids(waiting));
        return waiting.stream()
                .filter(report -> !superseded.contains(report.id()))
                .toList();
    }

    /** Whether the superseded reports testify where they did, now that nobody can move them. */
    private boolean isStill(Map<UUID, Set<UUID>> testimony, Set<UUID> superseded) {
        if (superseded.isEmpty()) {
            return true;
        }
        reports.holdAll(superseded);
        return witnesses.open(superseded).equals(testimony);
    }

    private static List<UUID> ids(List<Report> reports) {
        return reports.stream().map(Report::id).toList();
    }

    private List<Sheaf> sheaves(Set<UUID> candidates, RegisterHistory registers) {
        return reports.testifyingTo(candidates).entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> Sheaf.existing(
                        entry.getKey(),
                        entry.getValue().values().stream()
                                .map(report -> Telling.of(report, registers))
                                .toList()))
                .toList();
    }

    private void keep(Queue.Group group, List<Sheaf> changed, Map<UUID, Incident> known, Set<UUID> corrections) {
        var now = clock.instant();
        var links = witnesses.batch();
        var retold = new ArrayList<Chronicle.Retold>();
        var withdrawn = new LinkedHashMap<Incident, List<Report>>();
        for (var sheaf : changed) {
            var incident = sheaf.isNew() ? begin(group, sheaf, now) : known.get(sheaf.incident());
            sheaf.lost()
                    .forEach((report, by) -> witnesses.part(
                            incident.id(), report.id(), Incident.BY_RULE, "superseded by " + by.id(), now));
            for (var report : sheaf.gained()) {
                var reason = corrections.contains(report.id()) ? "supersedes " + report.supersedes() : null;
                links.add(incident.id(), report, Incident.BY_RULE, reason, now);
            }
            if (sheaf.reports().isEmpty()) {
                withdrawn.put(incident, List.copyOf(sheaf.lost().keySet()));
            } else {
                retold.add(new Chronicle.Retold(incident, sheaf.reports()));
            }
        }
        chronicle.retell(retold, known.keySet());
        withdrawn.forEach(chronicle::withdraw);
        links.insert();
    }

    private static Incident begin(Queue.Group group, Sheaf sheaf, Instant now) {
        var first = sheaf.reports().get(0);
        return Incident.alleged(sheaf.incident(), group.agreementId(), group.area(), first.kind(), first.drill(), now);
    }
}
