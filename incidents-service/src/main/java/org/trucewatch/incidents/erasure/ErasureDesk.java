package org.trucewatch.incidents.erasure;

import org.trucewatch.incidents.contracts.ReportErased;
import org.trucewatch.incidents.evidence.OriginalsIdle;
import org.trucewatch.incidents.evidence.Reported;
import org.trucewatch.incidents.face.Chronicle;
import org.trucewatch.incidents.incident.Incidents;
import org.trucewatch.incidents.incident.Witnesses;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.Record;
import org.trucewatch.kit.outbox.Outbox;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.problems.Repeatable;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.kit.time.Ids;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

/** Erases reports: the agency that reported asks, a source keeper of another side confirms. */
@ApplicationScoped
public class ErasureDesk {

    /** @param isNew false when the same was asked or confirmed before */
    public record Outcome(Erasure erasure, boolean isNew) {}

    private final Erasures erasures;
    private final Shredder shredder;
    private final Incidents incidents;
    private final Witnesses witnesses;
    private final Chronicle chronicle;
    private final Record record;
    private final Outbox outbox;
    private final Event<OriginalsIdle> idle;
    private final BusinessClock clock;

    ErasureDesk(
            Erasures erasures,
            Shredder shredder,
            Incidents incidents,
            Witnesses witnesses,
            Chronicle chronicle,
            Record record,
            Outbox outbox,
            Event<OriginalsIdle> idle,
            BusinessClock clock) {
        this.erasures = erasures;
        this.shredder = shredder;
        this.incidents = incidents;
        this.witnesses = witnesses;
        this.chronicle = chronicle;
        this.record = record;
        this.outbox = outbox;
        this.idle = idle;
        this.clock = clock;
    }

    /** @param id chosen by the client, or null. @throws Refusal 409 */
    @Transactional
    public Outcome ask(UUID id, Reported.Report report, String by, String reason) {
        var asked = id == null ? Ids.next() : id;
        var before = erasures.find(asked);
        if (before.isEmpty()) {
            erasures.ask(asked, report.id(), by, clock.instant(), reason);
        }
        var erasure = before.orElseGet(() -> erasures.find(asked).orElseThrow());
        Repeatable.check(erasure.reportId() + erasure.reason(), report.id() + reason);
        return new Outcome(erasure, before.isEmpty());
    }

    /** @throws Refusal 403, 404 or 409 */
    @Transactional
    public Outcome confirm(UUID id, Reported.Report report, String by, String party, String reason) {
        var erasure = erasures.hold(id)
                .filter(one -> one.reportId().equals(report.id()))
                .orElseThrow(() -> Refusal.notFound("The erasure"));
        if (party.equals(report.affiliation())) {
            throw Refusal.notAllowed(
                    "same-affiliation", "A source keeper of another side than the agency's confirms it");
        }
        if (erasure.isDone()) {
            return new Outcome(erasure, false);
        }
        if (erasures.of(report.id()).stream().anyMatch(Erasure::isDone)) {
            throw Refusal.conflict("erased", "The report has been erased");
        }
        erase(erasure, report, by, party, reason);
        return new Outcome(erasures.find(id).orElseThrow(), true);
    }

    private void erase(Erasure erasure, Reported.Report report, String by, String party, String reason) {
        // locked before the report is, as matching does
        var testified = incidents.require(witnesses.everOf(report.id()));
        var ids = testified.stream().map(incident -> incident.id()).toList();
        var shredded = shredder.shred(report.id(), ids);
        record.forget(shredded.leaves());
        chronicle.retellWithout(testified);
        var now = clock.instant();
        var told = new ReportErased(
                report.id(),
                report.agreementId(),
                shredded.evidence(),
                ids,
                now,
                new ReportErased.By(report.agency(), party),
                erasure.reason(),
                ReportErased.REVISION);
        var leaf = record.add(RecordedErasures.KIND, report.id().toString(), Json.MAPPER.valueToTree(told));
        erasures.confirm(erasure.id(), by, reason, told, leaf.leaf());
        outbox.publish(
                ReportErased.TYPE, report.id().toString(), report.agreementId(), told.revision(), report.drill(), told);
        idle.fire(new OriginalsIdle());
    }
}
