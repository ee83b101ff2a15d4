package org.trucewatch.incidents.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import org.trucewatch.incidents.agreement.VersionChanged;
import org.trucewatch.incidents.body.Bodies;
import org.trucewatch.incidents.contracts.AgreementChanged;
import org.trucewatch.incidents.contracts.RegistersChanged;
import org.trucewatch.incidents.contracts.StatementMade;
import org.trucewatch.incidents.contracts.TallyReceived;
import org.trucewatch.incidents.register.Register;
import org.trucewatch.incidents.register.RegisterEntries;
import org.trucewatch.incidents.register.RegisterEntry;
import org.trucewatch.incidents.register.Registered;
import org.trucewatch.incidents.statement.Declared;
import org.trucewatch.incidents.tally.Counted;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.Record;
import org.trucewatch.kit.outbox.Outbox;
import org.trucewatch.kit.time.BusinessClock;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Tells the other services what happened here, in the transaction in which it happened. */
@ApplicationScoped
class Announcer {

    private final Outbox outbox;
    private final Record record;
    private final RegisterEntries entries;
    private final BusinessClock clock;

    Announcer(Outbox outbox, Record record, RegisterEntries entries, BusinessClock clock) {
        this.outbox = outbox;
        this.record = record;
        this.entries = entries;
        this.clock = clock;
    }

    void tell(@Observes VersionChanged changed) {
        var version = changed.version();
        var data = RecordedAgreements.told(version);
        record.add(RecordedAgreements.KIND, version.agreementId(), Json.MAPPER.valueToTree(data));
        outbox.publish(
                AgreementChanged.TYPE, version.agreementId(), version.agreementId(), changed.revision(), false, data);
    }

    void tell(@Observes Registered registered) {
        var agreement = registered.agreementId();
        var data = new RegistersChanged(
                agreement,
                contents(agreement, Register.ACTORS),
                contents(agreement, Register.AREAS),
                contents(agreement, Register.AGENCIES),
                contents(agreement, Register.PROTECTED_SITES).stream()
                        .map(Announcer::site)
                        .toList());
        outbox.publish(RegistersChanged.TYPE, agreement, agreement, registered.revision(), false, data);
    }

    /** What holds now; what begins to hold later is told then. */
    private List<JsonNode> contents(String agreementId, Register register) {
        return entries.of(agreementId, register, clock.instant()).stream()
                .map(RegisterEntry::content)
                .<JsonNode>map(Bodies::kept)
                .toList();
    }

    private static RegistersChanged.Site site(JsonNode site) {
        return new RegistersChanged.Site(
                site.path("id").asText(),
                site.path("kind").asText(),
                site.path("area").asText(),
                site.path("owner").asText());
    }

    void tell(@Observes Declared declared) {
        var statement = declared.statement();
        var data = RecordedStatements.told(statement);
        record.add(RecordedStatements.KIND, statement.id().toString(), Json.MAPPER.valueToTree(data));
        outbox.publish(
                StatementMade.TYPE, statement.id().toString(), statement.agreementId(), 1, statement.isDrill(), data);
    }

    void tell(@Observes Counted counted) {
        var tally = counted.tally();
        var content = Bodies.kept(tally.content());
        var data = new TallyReceived(
                tally.id(),
                tally.agreementId(),
                tally.agency(),
                tally.receivedAt(),
                tally.isDrill(),
                content.get("period"),
                content.path("reporter").textValue(),
                content.path("affiliation").textValue(),
                content.get("count"),
                content.get("breakdown"),
                content.path("regime").textValue(),
                content.get("source"));
        outbox.publish(TallyReceived.TYPE, tally.id().toString(), tally.agreementId(), 1, tally.isDrill(), data);
    }
}
