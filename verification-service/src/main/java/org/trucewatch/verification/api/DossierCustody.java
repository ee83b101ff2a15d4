package org.trucewatch.verification.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.kit.dossier.Dossier;
import org.trucewatch.kit.events.Json;
import org.trucewatch.verification.dossier.Packing;
import org.trucewatch.verification.dossier.Statement;
import org.trucewatch.verification.evidence.Custody;
import org.trucewatch.verification.evidence.Evidence;
import org.trucewatch.verification.evidence.EvidenceRoom;
import org.trucewatch.verification.evidence.IntakeCustody;
import org.trucewatch.verification.journal.Journal;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** In whose hands a file was, in both services, and the records of it. */
@ApplicationScoped
class DossierCustody {

    private final Custody custody;
    private final IntakeCustody intake;
    private final Journal journal;

    DossierCustody(Custody custody, IntakeCustody intake, Journal journal) {
        this.custody = custody;
        this.intake = intake;
        this.journal = journal;
    }

    /** @param path where the file is; records that tell its bytes say so */
    void add(Evidence one, String path, Packing packing) {
        if (one.leaf() != null && one.leaf().isWhole()) {
            packing.state(Statement.told("evidence-received", one.leaf(), received(one), path));
        }
        records(one.evidenceId(), path, packing);
    }

    void add(EvidenceRoom.Erased one, Packing packing) {
        if (one.leaf() != null && one.leaf().isWhole()) {
            packing.state(Statement.told("evidence-received", one.leaf(), null, null));
        }
        records(one.id(), null, packing);
    }

    private void records(UUID id, String path, Packing packing) {
        var ids = List.of(id);
        journal.of(ids).forEach(entry -> packing.state(Statement.open(entry, path)));
        var page = Json.MAPPER.createObjectNode().put("evidenceId", id.toString());
        var there = page.putArray("incidents");
        for (var step : intake.of(ids)) {
            packing.state(Statement.told("custody-step", step.leaf(), step.content(), null));
            there.add(step.content().put("leaf", step.leaf().leaf()));
        }
        var here = page.putArray("verification");
        custody.of(ids).forEach(step -> here.add(step(step)));
        packing.page(Dossier.PAYLOAD + "custody/" + id + ".json", page);
    }

    /** What incidents-service recorded of the receipt, from what it told. */
    private static JsonNode received(Evidence one) {
        var content = Json.MAPPER.createObjectNode();
        content.put("evidenceId", one.evidenceId().toString())
                .put("reportId", one.reportId().toString())
                .put("agreementId", one.agreementId())
                .put("agency", one.agency())
                .put("consent", one.consent())
                .put("sha256", one.sha256())
                .put("size", one.size())
                .put("mediaType", one.mediaType())
                .put("receivedAt", one.receivedAt().toInstant().toString());
        if (one.filename() != null) {
            content.put("filename", one.filename());
        }
        if (one.capture() != null) {
            content.set("capture", Json.MAPPER.valueToTree(one.capture()));
        }
        return content;
    }

    private static ObjectNode step(Custody.Done step) {
        var shown = Json.MAPPER.createObjectNode().put("step", step.step());
        shown.put("at", step.at().toString());
        var by = shown.putObject("by").put("role", step.role());
        if (step.party() != null) {
            by.put("party", step.party());
        }
        if (step.detail() != null) {
            shown.put("detail", step.detail());
        }
        return shown.put("leaf", step.leaf());
    }
}
