package org.trucewatch.incidents.erasure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import org.trucewatch.incidents.body.Bodies;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Destroys, in the caller's transaction, what is to be destroyed in the rows of a report. */
@ApplicationScoped
class Shredder {

    private static final String CONTENT = "select content from report where id = ? for update";
    private static final String REPORT = """
            update report set content = ?::jsonb, digest = 'erased', sealed = null, sealed_mark = null, salt = null
             where id = ? returning leaf""";
    private static final String CONTENTS = """
            with held as (
              select sha256 from original where sha256 in (select sha256 from evidence where report_id = ?)
              order by sha256 for no key update)
            update original o set claimed_until = coalesce(claimed_until, now()) from held where o.sha256 = held.sha256""";
    private static final String EVIDENCE = """
            update evidence set sha256 = null, size = null, media_type = null, filename = null, capture = null, digest = null,
                                salt = null
             where report_id = ? returning id, leaf""";
    private static final String SUBMISSION = "delete from submission where report_id = ?"; // names files
    private static final String WITNESS = "update witness set place_name = '' where report_id = ?";

    // what was not told yet is told by what follows, without the words; a message has its subject in its body only
    private static final String UNSENT = """
            delete from outbox where routing_key in ('incidents.evidence-received.v1', 'incidents.incident-changed.v1')
               and convert_from(body, 'UTF8')::jsonb ->> 'subject' = any(?)""";

    /** What was destroyed. @param leaves whose salts are to be destroyed too */
    record Shredded(List<UUID> evidence, List<String> leaves) {}

    private final AgroalDataSource database;

    Shredder(AgroalDataSource database) {
        this.database = database;
    }

    Shredded shred(UUID report, Collection<UUID> incidents) {
        try (var connection = database.getConnection()) {
            var leaves = new ArrayList<String>();
            var evidence = new ArrayList<UUID>();
            var remains = Remains.of(content(connection, report));
            try (var update = connection.prepareStatement(REPORT)) {
                update.setString(1, remains.toString());
                update.setObject(2, report);
                try (var row = update.executeQuery()) {
                    row.next();
                    leaves.add(row.getString(1));
                }
            }
            run(connection, CONTENTS, report);
            try (var update = connection.prepareStatement(EVIDENCE)) {
                update.setObject(1, report);
                try (var row = update.executeQuery()) {
                    while (row.next()) {
                        evidence.add(row.getObject(1, UUID.class));
                        leaves.add(row.getString(2));
                    }
                }
            }
            run(connection, SUBMISSION, report);
            run(connection, WITNESS, report);
            withdrawUnsent(connection, evidence, incidents);
            return new Shredded(evidence, leaves);
        } catch (SQLException e) {
            throw new IllegalStateException("a report could not be erased", e);
        }
    }

    private static void run(Connection connection, String sql, UUID report) throws SQLException {
        try (var update = connection.prepareStatement(sql)) {
            update.setObject(1, report);
            update.executeUpdate();
        }
    }

    private static ObjectNode content(Connection connection, UUID report) throws SQLException {
        try (var query = connection.prepareStatement(CONTENT)) {
            query.setObject(1, report);
            try (var row = query.executeQuery()) {
                row.next();
                return Bodies.kept(row.getString(1));
            }
        }
    }

    private static void withdrawUnsent(Connection connection, List<UUID> evidence, Collection<UUID> incidents)
            throws SQLException {
        var subjects = new ArrayList<String>();
        evidence.forEach(id -> subjects.add(id.toString()));
        incidents.forEach(id -> subjects.add(id.toString()));
        try (var delete = connection.prepareStatement(UNSENT)) {
            delete.setArray(1, connection.createArrayOf("text", subjects.toArray()));
            delete.executeUpdate();
        }
    }
}
