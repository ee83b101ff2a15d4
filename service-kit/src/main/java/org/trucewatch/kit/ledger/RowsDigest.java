package org.trucewatch.kit.ledger;

import org.trucewatch.kit.ledger.proof.SignedNote;
import org.trucewatch.kit.ledger.proof.SignerKey;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;

/**
 * What the rows of leaves say beside their commitments (of what kind, of which thing, when), which is in no tree: signed with
 * each checkpoint, so that none of it is changed unnoticed either.
 */
final class RowsDigest {

    /** One leaf's row. */
    record Row(byte[] leaf, String kind, String subject, Instant recordedAt) {

        /** From four columns in this order. */
        static Row of(ResultSet row, int first) throws SQLException {
            return new Row(
                    row.getBytes(first),
                    row.getString(first + 1),
                    row.getString(first + 2),
                    row.getObject(first + 3, OffsetDateTime.class).toInstant());
        }
    }

    private final MessageDigest sha256 = CanonicalJson.sha256();

    /** Signs the rows of the leaves that made the log so long; the first line keeps it from being taken for a checkpoint. */
    static SignedNote sign(String origin, long size, List<Row> rows, SignerKey key) {
        var digest = new RowsDigest();
        rows.forEach(digest::add);
        var text = digest.text(origin, size);
        return new SignedNote(text, List.of(key.sign(text, 0)));
    }

    void add(Row row) {
        var kind = row.kind().getBytes(StandardCharsets.UTF_8);
        var subject = row.subject().getBytes(StandardCharsets.UTF_8);
        sha256.update(row.leaf());
        sha256.update(ByteBuffer.allocate(2 * Integer.BYTES + kind.length + subject.length + Long.BYTES + Integer.BYTES)
                .putInt(kind.length)
                .put(kind)
                .putInt(subject.length)
                .put(subject)
                .putLong(row.recordedAt().getEpochSecond())
                .putInt(row.recordedAt().getNano())
                .array());
    }

    /** Ends the digest. */
    String text(String origin, long size) {
        return origin + " rows\n" + size + "\n" + Base64.getEncoder().encodeToString(sha256.digest()) + "\n";
    }
}
