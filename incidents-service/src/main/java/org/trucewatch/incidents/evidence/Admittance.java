package org.trucewatch.incidents.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.trucewatch.incidents.contracts.EvidenceReceived;
import org.trucewatch.incidents.contracts.Recorded;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.Record;
import org.trucewatch.kit.outbox.Outbox;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Makes evidence of a file that is in the store: row, leaf, first custody step and event commit together. */
@ApplicationScoped
class Admittance {

    private final Reported reports;
    private final EvidenceShelf shelf;
    private final Custody custody;
    private final Record record;
    private final Outbox outbox;

    Admittance(Reported reports, EvidenceShelf shelf, Custody custody, Record record, Outbox outbox) {
        this.reports = reports;
        this.shelf = shelf;
        this.custody = custody;
        this.record = record;
        this.outbox = outbox;
    }

    /** Empty, and nothing is done, when the id has been taken meanwhile. Refused when its report was erased. */
    @Transactional
    Optional<Evidence> admit(Evidence file) {
        var report = reports.hold(file.reportId()).unlessErased(); // the bytes took their time to come
        long before = custody.recordedBefore();
        var evidence = file.under(record.add(RecordedEvidence.KIND, file.id().toString(), file.recorded()));
        if (!shelf.put(evidence)) {
            QuarkusTransaction.setRollbackOnly();
            return Optional.empty();
        }
        var by = new Custody.By("agency", null, evidence.agency());
        custody.add(evidence, "STORED", evidence.receivedAt(), by, null);
        outbox.publish(
                EvidenceReceived.TYPE,
                evidence.id().toString(),
                evidence.agreementId(),
                1,
                evidence.drill(),
                told(evidence, report, before));
        return Optional.of(evidence);
    }

    private static EvidenceReceived told(Evidence evidence, Reported.Report report, long before) {
        return new EvidenceReceived(
                evidence.id(),
                evidence.reportId(),
                evidence.agreementId(),
                evidence.agency(),
                evidence.affiliation(),
                evidence.consent().name(),
                evidence.sha256(),
                evidence.size(),
                evidence.mediaType(),
                evidence.filename(),
                evidence.receivedAt(),
                1,
                evidence.capture() == null ? null : Json.MAPPER.valueToTree(evidence.capture()),
                new EvidenceReceived.Claimed(
                        only(report.content().path("occurred"), List.of("from", "to", "precision")),
                        only(report.content().path("place"), List.of("point", "precision", "name", "adminCode"))),
                Recorded.of(evidence.leaf(), before),
                false);
    }

    private static JsonNode only(JsonNode object, List<String> fields) {
        return object instanceof ObjectNode all ? all.deepCopy().retain(fields) : null;
    }
}
