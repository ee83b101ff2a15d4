package org.trucewatch.notification.contracts;

import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.Record;
import org.trucewatch.kit.outbox.Draft;
import org.trucewatch.kit.outbox.Outbox;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/** Tells what happened, in the transaction in which it happens: as an event, and as a leaf of the log. */
@ApplicationScoped
public class Herald {

    /** An event about one subject; the drill flag and the agreement go into the envelope. */
    public record Tale(String type, String subject, String agreementId, long revision, boolean drill, Object data) {}

    private final Outbox outbox;
    private final Record record;

    Herald(Outbox outbox, Record record) {
        this.outbox = outbox;
        this.record = record;
    }

    public void tell(List<Tale> tales) {
        outbox.publishAll(tales.stream()
                .map(tale -> new Draft(
                        tale.type(), tale.subject(), tale.agreementId(), tale.revision(), tale.drill(), tale.data()))
                .toList());
    }

    /** What events tell is also recorded. */
    public void recordAll(String kind, List<Tale> tales) {
        record.addAll(
                kind,
                tales.stream()
                        .map(tale -> new Record.Entry(tale.subject(), Json.MAPPER.valueToTree(tale.data())))
                        .toList());
    }

    public void record(String kind, String subject, Object content) {
        record.add(kind, subject, Json.MAPPER.valueToTree(content));
    }
}
