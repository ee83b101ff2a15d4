package org.trucewatch.incidents.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import org.trucewatch.incidents.evidence.Custody;
import org.trucewatch.incidents.evidence.EvidenceShelf;
import org.trucewatch.incidents.finding.CaseDesk;
import org.trucewatch.incidents.finding.Finding;
import org.trucewatch.kit.events.Event;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.inbox.EventReader;
import org.trucewatch.kit.inbox.PermanentFailure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Reads what verification tells about cases and findings. */
@ApplicationScoped
class VerificationReader implements EventReader {

    /** What is used of {@code verification.case-changed.v1}. */
    record CaseChanged(UUID id, UUID incidentId, String status) {}

    /** What is used of {@code verification.custody-recorded.v1}. */
    record CustodyRecorded(
            UUID evidenceId, String step, Instant at, Custody.By by, JsonNode detail, Custody.Recorded leaf) {

        boolean isComplete() {
            return evidenceId != null
                    && step != null
                    && at != null
                    && by != null
                    && leaf != null
                    && leaf.service() != null
                    && leaf.leaf() != null;
        }
    }

    /** What is used of {@code verification.finding-issued.v1}; the data itself is kept for display. */
    record FindingIssued(
            UUID id,
            UUID caseId,
            UUID incidentId,
            long revision,
            String outcome,
            JsonNode rulings,
            JsonNode neutral,
            JsonNode absentBlocs,
            Instant decidedAt,
            Instant releaseAt) {

        /** What may be shown after the release. */
        record Shown(
                UUID id,
                UUID caseId,
                long revision,
                String outcome,
                JsonNode rulings,
                JsonNode neutral,
                JsonNode absentBlocs,
                Instant decidedAt,
                Instant releaseAt) {}

        Shown shown() {
            return new Shown(id, caseId, revision, outcome, rulings, neutral, absentBlocs, decidedAt, releaseAt);
        }
    }

    private final CaseDesk desk;
    private final EvidenceShelf shelf;
    private final Custody custody;

    VerificationReader(CaseDesk desk, EvidenceShelf shelf, Custody custody) {
        this.desk = desk;
        this.shelf = shelf;
        this.custody = custody;
    }

    @Override
    public String queue() {
        return "incidents.from-verification";
    }

    @Override
    public void read(Event event) {
        readAll(List.of(event));
    }

    /** Cases are followed in sets: a burst of them opens as one. What else came is read in its place among them. */
    @Override
    public void readAll(List<Event> events) {
        var news = new ArrayList<CaseDesk.CaseNews>();
        for (var event : events) {
            switch (event.type()) {
                case "verification.case-changed.v1" -> news.add(news(event));
                case "verification.finding-issued.v1" -> {
                    follow(news);
                    keep(event);
                }
                case "verification.custody-recorded.v1" -> add(event);
                default -> {} // later types are of no interest yet
            }
        }
        follow(news);
    }

    private void follow(List<CaseDesk.CaseNews> news) {
        if (!news.isEmpty()) {
            desk.follow(news);
            news.clear();
        }
    }

    private static CaseDesk.CaseNews news(Event event) {
        var changed = event.dataAs(CaseChanged.class);
        if (changed.id() == null || changed.incidentId() == null || changed.status() == null) {
            throw new PermanentFailure("a case event names no case, incident or status");
        }
        return new CaseDesk.CaseNews(changed.incidentId(), changed.id(), changed.status(), event.revision());
    }

    private void keep(Event event) {
        var issued = event.dataAs(FindingIssued.class);
        if (issued.id() == null || issued.incidentId() == null || issued.releaseAt() == null) {
            throw new PermanentFailure("a finding event names no finding, incident or release");
        }
        desk.keep(new Finding.Issued(
                issued.id(),
                issued.incidentId(),
                issued.caseId(),
                issued.revision(),
                issued.outcome(),
                Json.MAPPER.valueToTree(issued.shown()).toString(),
                issued.decidedAt(),
                issued.releaseAt()));
    }

    private void add(Event event) {
        var recorded = event.dataAs(CustodyRecorded.class);
        if (!recorded.isComplete() || shelf.find(recorded.evidenceId()).isEmpty()) {
            throw new PermanentFailure("a custody event names no evidence of ours, or not what was done with it");
        }
        custody.keep(new Custody.Step(
                event.id(),
                recorded.evidenceId(),
                recorded.step(),
                recorded.at(),
                recorded.by(),
                recorded.detail(),
                recorded.leaf()));
    }
}
