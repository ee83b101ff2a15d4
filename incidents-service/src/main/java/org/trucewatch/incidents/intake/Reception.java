package org.trucewatch.incidents.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.trucewatch.incidents.body.Bodies;
import org.trucewatch.incidents.contracts.ReportReceived;
import org.trucewatch.incidents.seal.Seal;
import org.trucewatch.incidents.terms.Snapshot;
import org.trucewatch.kit.ledger.CanonicalJson;
import org.trucewatch.kit.outbox.Draft;
import org.trucewatch.kit.outbox.Outbox;
import org.trucewatch.kit.problems.FieldError;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.kit.time.Ids;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/** Reads one report and makes it ready to be kept, or says everything that is wrong with it. Touches no database. */
@ApplicationScoped
class Reception {

    private final Seal seal;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final String service;

    Reception(
            Seal seal,
            Outbox outbox,
            BusinessClock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.seal = seal;
        this.outbox = outbox;
        this.clock = clock;
        this.service = service;
    }

    /** @throws Refusal 400 when it is no JSON object */
    ObjectNode parse(byte[] body) {
        return Bodies.json(body);
    }

    /** The agreement that a body names, as far as it can be read. */
    static String agreementOf(JsonNode body) {
        return body.path("agreementId").asText("");
    }

    /** @throws Refusal 422 with every field that is wrong, or 403 when the agency is not accredited */
    Checked check(ObjectNode body, String agency, Snapshot snapshot) {
        var errors = new ArrayList<FieldError>();
        var form = ReportForm.read(body, errors);
        Instant now = clock.instant();
        if (snapshot == null) {
            unknownAgreement(form, errors);
            throw Refusal.invalid(errors);
        }
        var judgement = new Judgement(form, snapshot, now, errors);
        var flags = judgement.judge();
        if (body.hasNonNull("source") && !seal.isConfigured()) {
            errors.add(new FieldError("#/source", "sealing is not configured"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        var accredited = snapshot.accredited(agency, now)
                .orElseThrow(() ->
                        Refusal.notAllowed("not-accredited", "The agency is not accredited under this agreement"));

        var id = form.id() == null ? Ids.next() : form.id();
        var source = body.hasNonNull("source") ? CanonicalJson.bytes(body.get("source")) : null;
        var content = source == null ? body : body.deepCopy().without("source");
        var event =
                new ReportReceived(id, form.agreementId(), agency, form.claim().name(), form.kind(), now, form.drill());
        var imprint = Imprint.of(service, content);
        return new Checked(
                id,
                form.agreementId(),
                snapshot.revision(),
                agency,
                accredited.affiliation(),
                judgement.area(),
                form.claim(),
                form.drill(),
                flags,
                form.supersedes(),
                imprint.digest(),
                imprint.content(),
                source == null ? null : seal.close(id, source),
                source == null ? List.of() : seal.marks(source),
                imprint.leaf(),
                now,
                outbox.message(
                        new Draft(ReportReceived.TYPE, id.toString(), form.agreementId(), 1, form.drill(), event)));
    }

    private static void unknownAgreement(ReportForm form, List<FieldError> errors) {
        if (form.agreementId() != null) {
            errors.add(new FieldError("#/agreementId", "names no agreement that has been ratified"));
        }
    }
}
