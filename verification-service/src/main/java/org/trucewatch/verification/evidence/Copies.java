package org.trucewatch.verification.evidence;

import io.agroal.api.AgroalDataSource;
import org.trucewatch.verification.journal.Journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The copies that were made. */
@ApplicationScoped
public class Copies {

    private static final String KEEP = """
            insert into evidence_copy (id, evidence_id, kind, sha256, size, media_type, width, height, made_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String OF_EVIDENCE = """
            select id, evidence_id, kind, sha256, size, media_type, width, height, made_at from evidence_copy
             where evidence_id = any(?) order by evidence_id, kind""";

    private static final String TAKE_AWAY = "delete from evidence_copy where evidence_id = any(?) returning sha256";

    /** What the log commits to: it names the copy alone, so that those may check it who may not know the original. */
    record Made(UUID id, String kind, String sha256, long size, String mediaType, Instant madeAt) {}

    private final AgroalDataSource database;
    private final Journal journal;

    Copies(AgroalDataSource database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    public void keep(Copy copy) {
        insert(copy);
        journal.keep(
                "copy-made",
                copy.id(),
                new Made(copy.id(), copy.kind(), copy.sha256(), copy.size(), copy.mediaType(), copy.madeAt()),
                copy.madeAt());
    }

    private void insert(Copy copy) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(KEEP)) {
            insert.setObject(1, copy.id());
            insert.setObject(2, copy.evidenceId());
            insert.setString(3, copy.kind());
            insert.setString(4, copy.sha256());
            insert.setLong(5, copy.size());
            insert.setString(6, copy.mediaType());
            insert.setInt(7, copy.width());
            insert.setInt(8, copy.height());
            insert.setObject(9, copy.madeAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a copy could not be kept", e);
        }
    }

    public List<Copy> ofEvidence(Collection<UUID> evidence) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(OF_EVIDENCE)) {
            query.setArray(1, connection.createArrayOf("uuid", evidence.toArray()));
            try (var row = query.executeQuery()) {
                var copies = new ArrayList<Copy>();
                while (row.next()) {
                    copies.add(read(row));
                }
                return copies;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("copies could not be asked", e);
        }
    }

    /** Nobody can tell any more which bytes were copies of evidence. */
    public void forgetRecords(Collection<UUID> evidence) {
        journal.forget(evidence.stream()
                .flatMap(one -> Copy.KINDS.stream().map(kind -> Copy.idOf(one, kind)))
                .toList());
    }

    /** Forgets the copies of evidence, and answers their contents, by which others may still be copies. */
    public List<String> takeAway(Collection<UUID> evidence) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(TAKE_AWAY)) {
            delete.setArray(1, connection.createArrayOf("uuid", evidence.toArray()));
            try (var row = delete.executeQuery()) {
                var contents = new TreeSet<String>();
                while (row.next()) {
                    contents.add(row.getString(1));
                }
                return List.copyOf(contents);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("copies could not be taken away", e);
        }
    }

    /** Whether some evidence still has a copy with this content. */
    public boolean hold(String sha256) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select 1 from evidence_copy where sha256 = ? limit 1")) {
            query.setString(1, sha256);
            try (var row = query.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("copies could not be asked", e);
        }
    }

    private static Copy read(ResultSet row) throws SQLException {
        return new Copy(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getString(6),
                row.getInt(7),
                row.getInt(8),
                row.getObject(9, OffsetDateTime.class).toInstant());
    }
}
