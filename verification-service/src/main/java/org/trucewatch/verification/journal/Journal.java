package org.trucewatch.verification.journal;

import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.CanonicalJson;
import org.trucewatch.kit.ledger.Record;
import org.trucewatch.kit.ledger.RecordedKind;

import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Puts what the review decides on the service's append-only record, in the caller's transaction. */
@ApplicationScoped
public class Journal {

    private final Record record;
    private final Contents contents;

    Journal(Record record, Contents contents) {
        this.record = record;
        this.contents = contents;
    }

    /**
     * @param kind such as {@code assessment-given}
     * @param subject what it is of
     * @param content what exactly is committed to
     */
    public Receipt keep(String kind, UUID subject, Object content, Instant now) {
        var json = Json.MAPPER.valueToTree(content);
        var leaf = record.add(kind, subject.toString(), json);
        contents.keep(kind, subject, leaf.leaf(), json);
        return new Receipt(subject, now, CanonicalJson.digest(json), leaf);
    }

    /** What is on the record of such subjects. */
    public List<Entry> of(Collection<UUID> subjects) {
        var kept = contents.of(subjects);
        var salts = record.salts(kept.stream().map(Contents.Kept::leaf).toList());
        return kept.stream()
                .map(one -> new Entry(one.kind(), one.subject(), one.leaf(), hex(salts.get(one.leaf())), one.content()))
                .toList();
    }

    /** Nobody can tell any more what was recorded of such subjects. */
    public void forget(Collection<UUID> subjects) {
        var leaves =
                contents.of(subjects).stream().map(Contents.Kept::leaf).sorted().toList();
        record.forget(leaves);
        contents.forget(leaves);
    }

    /** What is kept of a content, for an audit to hold against its leaf. @param what names it */
    public static RecordedKind.Kept kept(String what, Object content) {
        return new RecordedKind.Kept(what, Json.MAPPER.valueToTree(content));
    }

    public static String digest(Object content) {
        return CanonicalJson.digest(Json.MAPPER.valueToTree(content));
    }

    private static String hex(byte[] salt) {
        return salt == null ? null : HexFormat.of().formatHex(salt);
    }
}
