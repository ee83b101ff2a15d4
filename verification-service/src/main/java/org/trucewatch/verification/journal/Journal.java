package org.trucewatch.verification.journal;

import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.CanonicalJson;
import org.trucewatch.kit.ledger.Record;
import org.trucewatch.kit.ledger.RecordedKind;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Puts what the review decides on the service's append-only record, in the caller's transaction. */
@ApplicationScoped
public class Journal {

    private final Record record;

    Journal(Record record) {
        this.record = record;
    }

    /**
     * @param kind such as {@code assessment-given}
     * @param subject what it is of
     * @param content what exactly is committed to
     */
    public Receipt keep(String kind, UUID subject, Object content, Instant now) {
        var json = Json.MAPPER.valueToTree(content);
        return new Receipt(subject, now, CanonicalJson.digest(json), record.add(kind, subject.toString(), json));
    }

    /** Nobody can tell any more what leaves commit to. */
    public void forget(Collection<String> leaves) {
        record.forget(leaves);
    }

    /** What is kept of a content, for an audit to hold against its leaf. @param what names it */
    public static RecordedKind.Kept kept(String what, Object content) {
        return new RecordedKind.Kept(what, Json.MAPPER.valueToTree(content));
    }

    public static String digest(Object content) {
        return CanonicalJson.digest(Json.MAPPER.valueToTree(content));
    }
}
