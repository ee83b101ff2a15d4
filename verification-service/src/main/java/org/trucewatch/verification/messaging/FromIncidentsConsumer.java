package org.trucewatch.verification.messaging;

import org.trucewatch.kit.events.Event;
import org.trucewatch.kit.inbox.EventReader;
import org.trucewatch.kit.inbox.PermanentFailure;
import org.trucewatch.verification.agreement.Agreements;
import org.trucewatch.verification.agreement.Registers;
import org.trucewatch.verification.casefile.OpeningDesk;
import org.trucewatch.verification.evidence.Evidence;
import org.trucewatch.verification.evidence.EvidenceRoom;
import org.trucewatch.verification.evidence.IntakeCustody;
import org.trucewatch.verification.examination.Erasure;
import org.trucewatch.verification.incident.Alleged;
import org.trucewatch.verification.incident.Incidents;
import org.trucewatch.verification.review.NewsDesk;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Reads what incidents-service tells. Nothing here depends on the order of arrival: revisions decide what is newer, and
 * incidents of an agreement not known yet wait for it.
 */
@ApplicationScoped
class FromIncidentsConsumer implements EventReader {

    private static final String INCIDENT_CHANGED = "incidents.incident-changed.v1";
    private static final String CUSTODY_RECORDED = "incidents.custody-recorded.v1";
    private static final String EVIDENCE_RECEIVED = "incidents.evidence-received.v1";

    private final Agreements agreements;
    private final Registers registers;
    private final Incidents incidents;
    private final OpeningDesk openingDesk;
    private final NewsDesk newsDesk;
    private final EvidenceRoom evidence;
    private final IntakeCustody intakeCustody;
    private final Erasure erasure;

    FromIncidentsConsumer(
            Agreements agreements,
            Registers registers,
            Incidents incidents,
            OpeningDesk openingDesk,
            NewsDesk newsDesk,
            EvidenceRoom evidence,
            IntakeCustody intakeCustody,
            Erasure erasure) {
        this.agreements = agreements;
        this.registers = registers;
        this.incidents = incidents;
        this.openingDesk = openingDesk;
        this.newsDesk = newsDesk;
        this.evidence = evidence;
        this.intakeCustody = intakeCustody;
        this.erasure = erasure;
    }

    @Override
    public String queue() {
        return "verification.from-incidents";
    }

    @Override
    public void read(Event event) {
        readAll(List.of(event));
    }

    @Override
    public void readAll(List<Event> events) {
        for (var event : events) {
            switch (event.type()) {
                case AgreementChanged.TYPE -> take(event.dataAs(AgreementChanged.class), event);
                case RegistersChanged.TYPE -> take(event.dataAs(RegistersChanged.class), event);
                case CUSTODY_RECORDED -> keep(event);
                case EVIDENCE_RECEIVED -> take(event.dataAs(Evidence.class), event);
                default -> {
                    // incidents come as a set below, erasures after them; other types are for later readers
                }
            }
        }
        // what these incidents are told without is kept in words, which an erasure that came with them takes out
        var erasures = events.stream()
                .filter(event -> event.type().equals(ReportErased.TYPE))
                .toList();
        erasures.stream()
                .map(event -> whole(event.dataAs(ReportErased.class)).agreementId())
                .distinct()
                .sorted()
                .forEach(agreements::holdAlone);
        takeIncidents(newest(events));
        erasures.forEach(event -> erase(event.dataAs(ReportErased.class), event));
    }

    private void take(AgreementChanged told, Event event) {
        if (!told.isWhole()) {
            throw new PermanentFailure("an agreement without id, version, state or content");
        }
        agreements.take(
                new Agreements.Told(
                        told.id(),
                        told.version(),
                        told.state(),
                        told.inForceFrom(),
                        told.inForceUntil(),
                        told.content()),
                event.revision());
        openingDesk.openWaiting(told.id());
    }

    private void take(RegistersChanged told, Event event) {
        if (told.agreementId() == null) {
            throw new PermanentFailure("registers of no agreement");
        }
        registers.take(told.agreementId(), event.revision(), event.data());
    }

    private void take(Evidence told, Event event) {
        if (told.evidenceId() == null || told.reportId() == null || told.agreementId() == null) {
            throw new PermanentFailure("evidence without id, report or agreement");
        }
        if (told.erased()) {
            erasure.erase(told.reportId(), told.agreementId(), event.drill(), List.of(told.evidenceId()));
            return;
        }
        if (told.sha256() == null || !told.sha256().matches("[0-9a-f]{64}") || told.receivedAt() == null) {
            throw new PermanentFailure("evidence without digest or time of receipt");
        }
        evidence.take(told, event.drill(), event.data());
    }

    private void keep(Event event) {
        var told = event.dataAs(IntakeCustody.Step.class);
        if (told.evidenceId() == null
                || told.step() == null
                || told.at() == null
                || told.leaf() == null
                || !told.leaf().isWhole()) {
            throw new PermanentFailure("a custody step without evidence, name, time or leaf");
        }
        intakeCustody.keep(event.id(), told, event.data());
    }

    private void erase(ReportErased told, Event event) {
        incidents.erase(told.reportId());
        newsDesk.erase(told.reportId(), told.incidents());
        erasure.erase(told.reportId(), told.agreementId(), event.drill(), told.evidence());
    }

    private void takeIncidents(Map<UUID, Incidents.Told> told) {
        if (told.isEmpty()) {
            return;
        }
        told.values().stream()
                .map(one -> one.alleged().agreementId())
                .distinct()
                .sorted()
                .forEach(agreements::holdStill);
        var before = incidents.hold(told.keySet());
        var news = incidents.take(List.copyOf(told.values()));
        var fresh = told.values().stream()
                .map(Incidents.Told::alleged)
                .filter(alleged -> news.contains(alleged.id()))
                .toList();
        var reviewed = newsDesk.follow(fresh.stream()
                .filter(alleged -> before.containsKey(alleged.id()))
                .map(alleged -> Incidents.retold(before.get(alleged.id()), alleged))
                .toList());
        openingDesk.open(fresh.stream()
                .filter(alleged -> !reviewed.contains(alleged.id()))
                .toList());
    }

    /** The newest that is told of each incident, sorted by id. */
    private static Map<UUID, Incidents.Told> newest(List<Event> events) {
        var newest = new TreeMap<UUID, Incidents.Told>();
        for (var event : events) {
            if (event.type().equals(INCIDENT_CHANGED)) {
                var told = new Incidents.Told(
                        whole(event.dataAs(Alleged.class)),
                        event.revision(),
                        event.data().toString());
                newest.merge(told.alleged().id(), told, (a, b) -> a.revision() >= b.revision() ? a : b);
            }
        }
        return newest;
    }

    private static ReportErased whole(ReportErased told) {
        if (told.reportId() == null || told.agreementId() == null) {
            throw new PermanentFailure("an erasure of no report or no agreement");
        }
        return told;
    }

    private static Alleged whole(Alleged told) {
        if (told.id() == null
                || told.agreementId() == null
                || told.state() == null
                || told.kind() == null
                || told.occurred() == null
                || told.occurred().from() == null) {
            throw new PermanentFailure("an incident without id, agreement, state, kind or time");
        }
        return told;
    }
}
