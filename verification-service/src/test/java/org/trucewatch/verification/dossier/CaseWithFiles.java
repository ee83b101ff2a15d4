package org.trucewatch.verification.dossier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.kit.dossier.Dossier;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.store.Store;
import org.trucewatch.verification.Incident;
import org.trucewatch.verification.Scene;
import org.trucewatch.verification.examination.Uploads;

import java.util.UUID;

import static org.trucewatch.verification.Person.REVIEWER_US;

/** A case whose agency adds pictures, as incidents-service tells of them and records them. */
record CaseWithFiles(Scene scene, Uploads uploads, IntakeLog intake, Incident incident, UUID id)
        implements AutoCloseable {

    CaseWithFiles(Store store) {
        this(new Scene(), store, Incident.byAnArmedGroup());
    }

    private CaseWithFiles(Scene scene, Store store, Incident incident) {
        this(scene, new Uploads(scene, store), new IntakeLog(store), incident, scene.caseOf(incident));
    }

    ObjectNode examined(int seed, String consent) throws Exception {
        var told = uploads.tell(evidence(seed, consent));
        stored(told);
        intake.publish();
        Uploads.examined(REVIEWER_US, id, told);
        return told;
    }

    ObjectNode evidence(int seed, String consent) throws Exception {
        var told = uploads.evidence(incident, Uploads.picture(seed, 320, 240), "image/png", consent);
        told.put("filename", "roof.png");
        var recorded = Json.MAPPER.createObjectNode();
        for (var field : new String[] {
            "evidenceId",
            "reportId",
            "agreementId",
            "agency",
            "consent",
            "sha256",
            "size",
            "mediaType",
            "receivedAt",
            "filename"
        }) {
            recorded.set(field, told.get(field));
        }
        told.set("leaf", intake.record(recorded));
        return told;
    }

    /** The first step of its custody, as incidents-service tells it. */
    private void stored(ObjectNode told) {
        var step = Json.MAPPER.createObjectNode().put("step", "STORED").put("at", "2016-03-06T08:00:00Z");
        step.set("evidenceId", told.get("evidenceId"));
        step.putObject("by").put("role", "agency").put("agency", "watch");
        var event = step.deepCopy();
        event.set("agreementId", told.get("agreementId"));
        event.set("leaf", intake.record(step));
        scene.wire.tell("incidents.custody-recorded.v1", told.path("evidenceId").asText(), 1, event.put("revision", 1));
    }

    static String path(ObjectNode told) {
        return Dossier.EVIDENCE + told.path("evidenceId").asText() + "/roof.png";
    }

    @Override
    public void close() throws Exception {
        scene.close();
    }
}
