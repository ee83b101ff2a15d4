package org.trucewatch.incidents.face;

import org.trucewatch.incidents.contracts.IncidentChanged;
import org.trucewatch.incidents.incident.Admission;
import org.trucewatch.incidents.incident.Incident;
import org.trucewatch.incidents.incident.Incidents;
import org.trucewatch.incidents.incident.Picture;
import org.trucewatch.incidents.report.Report;
import org.trucewatch.incidents.report.Reports;
import org.trucewatch.incidents.terms.Snapshot;
import org.trucewatch.incidents.terms.Snapshots;
import org.trucewatch.kit.outbox.Draft;
import org.trucewatch.kit.outbox.Outbox;
import org.trucewatch.kit.time.BusinessClock;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** Writes down what became of incidents, for every audience and for the other services, in the caller's transaction. */
@ApplicationScoped
public class Chronicle {

    /** An incident with all the reports that now testify to it. */
    public record Retold(Incident incident, List<Report> reports) {}

    private final Incidents incidents;
    private final Reports reports;
    private final Faces faces;
    private final Snapshots snapshots;
    private final Outbox outbox;
    private final BusinessClock clock;

    Chronicle(
            Incidents incidents,
            Reports reports,
            Faces faces,
            Snapshots snapshots,
            Outbox outbox,
            BusinessClock clock) {
        this.incidents = incidents;
        this.reports = reports;
        this.faces = faces;
        this.snapshots = snapshots;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Incidents gained or lost reports: what they say together changes, and with it perhaps their admission. */
    public void retell(Collection<Incident> incidents) {
        var of = reports.testifyingTo(incidents.stream().map(Incident::id).toList());
        var known = incidents.stream().map(Incident::id).collect(Collectors.toSet());
        retell(
                incidents.stream()
                        .map(incident -> new Retold(
                                incident, List.copyOf(of.get(incident.id()).values())))
                        .toList(),
                known);
    }

    /** As above, with the reports at hand. {@code known} are incidents that were written down before; the rest is new. */
    public void retell(List<Retold> changed, Set<UUID> known) {
        if (changed.isEmpty()) {
            return;
        }
        var snapshot = snapshot(changed.get(0).incident());
        var now = clock.instant();
        Map<UUID, List<Face>> sides = new LinkedHashMap<>();
        var drafts = new ArrayList<Draft>();
        for (var one : changed) {
            var picture = Picture.of(one.reports(), snapshot);
            var terms = snapshot.termsAt(picture.occurred().from().toInstant());
            one.incident().describe(picture, Admission.byRule(one.reports(), picture, terms), now);
            if (!known.contains(one.incident().id())) {
                incidents.persist(one.incident());
            }
            var faces = Face.of(one.reports(), snapshot);
            sides.put(one.incident().id(), faces);
            drafts.add(draft(one.incident(), picture, faces, one.reports()));
        }
        incidents.flush(); // the sides refer to incidents that may be new
        faces.replace(changed.get(0).incident().agreementId(), sides, knownAmong(changed, known), now);
        outbox.publishAll(drafts);
    }

    /** What some reports said was erased: all that was composed from it is composed, and told, again. */
    public void retellWithout(Collection<Incident> incidents) {
        var alleged = incidents.stream()
                .filter(one -> one.joinedInto() == null && one.withdrawnAt() == null)
                .toList();
        retell(alleged);
        for (var one : incidents) {
            if (!alleged.contains(one)) {
                var last = reports.lastTestifyingTo(one.id());
                one.changed(clock.instant());
                if (one.joinedInto() != null) {
                    close(one, last);
                } else {
                    tellWithdrawn(one, last);
                }
            }
        }
    }

    /** The state of an incident changed, and nothing that its reports say. */
    public void announce(Incident incident) {
        if (incident.joinedInto() != null) {
            return; // nobody sees it
        }
        incident.touch(clock.instant());
        if (incident.withdrawnAt() != null) {
            outbox.publishAll(List.of(withdrawn(incident, reports.lastTestifyingTo(incident.id()))));
        } else {
            var witnesses = List.copyOf(reports.testifyingTo(List.of(incident.id()))
                    .get(incident.id())
                    .values());
            var snapshot = snapshot(incident);
            var picture = Picture.of(witnesses, snapshot);
            outbox.publishAll(List.of(draft(incident, picture, Face.of(witnesses, snapshot), witnesses)));
        }
    }

    /** Its last reports were withdrawn: whoever saw it sees that nobody alleges it any more. */
    public void withdraw(Incident incident, List<Report> last) {
        incident.withdraw(clock.instant());
        tellWithdrawn(incident, last);
    }

    private void tellWithdrawn(Incident incident, List<Report> last) {
        var sides = Map.of(incident.id(), withdrawnFaces(incident, last));
        faces.replace(incident.agreementId(), sides, List.of(incident.id()), clock.instant());
        outbox.publishAll(List.of(withdrawn(incident, last)));
    }

    private Draft withdrawn(Incident incident, List<Report> last) {
        var picture = Picture.of(last, snapshot(incident)).withdrawn();
        return draft(incident, picture, withdrawnFaces(incident, last), List.of());
    }

    private List<Face> withdrawnFaces(Incident incident, List<Report> last) {
        return Face.of(last, snapshot(incident)).stream().map(Face::withdrawn).toList();
    }

    /** All reports of an incident went to another: nobody sees it any more, and readers are told where to look. */
    public void close(Incident joined, List<Report> moved) {
        faces.replace(joined.agreementId(), Map.of(), List.of(joined.id()), clock.instant());
        var picture = Picture.of(moved, snapshot(joined));
        outbox.publishAll(List.of(draft(joined, picture, List.of(), List.of())));
    }

    private static List<UUID> knownAmong(List<Retold> changed, Set<UUID> known) {
        return changed.stream()
                .map(one -> one.incident().id())
                .filter(known::contains)
                .toList();
    }

    private Snapshot snapshot(Incident incident) {
        return snapshots.fresh(incident.agreementId()).orElseThrow();
    }

    private static Draft draft(Incident incident, Picture picture, List<Face> faces, List<Report> reports) {
        var told = faces.stream()
                .map(face -> IncidentChanged.Face.of(face.audiences(), face.picture()))
                .filter(face -> !face.audiences().isEmpty())
                .toList();
        return new Draft(
                IncidentChanged.TYPE,
                incident.id().toString(),
                incident.agreementId(),
                incident.revision(),
                incident.isDrill(),
                IncidentChanged.of(incident, picture, told, reports));
    }
}
