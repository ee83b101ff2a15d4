package org.trucewatch.incidents.matching;

import org.trucewatch.incidents.face.Chronicle;
import org.trucewatch.incidents.incident.Incident;
import org.trucewatch.incidents.incident.Incidents;
import org.trucewatch.incidents.incident.Witnesses;
import org.trucewatch.incidents.report.Report;
import org.trucewatch.incidents.report.Reports;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.kit.time.Ids;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
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
    private final BusinessClock clock;

    MatchingDesk(
            Queue queue,
            Reports reports,
            Incidents incidents,
            Witnesses witnesses,
            Chronicle chronicle,
            BusinessClock clock) {
        this.queue = queue;
        this.reports = reports;
        this.incidents = incidents;
        this.witnesses = witnesses;
        this.chronicle = chronicle;
        this.clock = clock;
    }

    @Transactional(rollbackOn = Exception.class) // an SQLException leaves nothing half done
    Outcome match(Queue.Group group, int most) throws SQLException {
        if (!queue.lock(group)) {
            return Outcome.TAKEN_BY_ANOTHER;
        }
        var arrived = queue.next(group, most);
        if (arrived.isEmpty()) {
            return Outcome.EMPTY;
        }
        var candidates = queue.candidates(group, arrived);
        // locked before their reports are read: an adjudicator may be joining or parting them at this moment
        Map<UUID, Incident> known =
                incidents.require(candidates).stream().collect(Collectors.toMap(Incident::id, incident -> incident));
        var changed = new Matching(sheaves(known.keySet()), Ids::next).assign(arrived);
        keep(group, changed, known);
        queue.done(arrived.stream().map(Report::id).toList());
        return arrived.size() == most ? Outcome.MORE : Outcome.EMPTY;
    }

    private List<Sheaf> sheaves(Set<UUID> candidates) {
        return reports.testifyingTo(candidates).entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> Sheaf.existing(entry.getKey(), entry.getValue().values()))
                .toList();
    }

    private void keep(Queue.Group group, List<Sheaf> changed, Map<UUID, Incident> known) {
        var now = clock.instant();
        var links = witnesses.batch();
        var retold = new ArrayList<Chronicle.Retold>();
        var all = new HashMap<>(known);
        for (var sheaf : changed) {
            if (sheaf.isNew()) {
                var first = sheaf.reports().get(0);
                var incident = Incident.alleged(
                        sheaf.incident(), group.agreementId(), group.area(), first.kind(), first.drill(), now);
                all.put(sheaf.incident(), incident);
            }
            var incident = all.get(sheaf.incident());
            sheaf.gained().forEach(report -> links.add(sheaf.incident(), report, Incident.BY_RULE, null, now));
            retold.add(new Chronicle.Retold(incident, sheaf.reports()));
        }
        chronicle.retell(retold, known.keySet());
        links.insert();
    }
}
