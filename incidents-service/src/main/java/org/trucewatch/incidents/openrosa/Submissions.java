package org.trucewatch.incidents.openrosa;

import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.problems.Repeatable;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** What phones sent, and which of its files are awaited. */
@ApplicationScoped
public class Submissions {

    /** Where a report came from. @param awaited the files that its answers name and that are not there yet */
    public record Sent(UUID deviceKey, List<String> awaited) {}

    private static final String INSERT =
            "insert into submission (report_id, device_key, digest) values (?, ?, ?) on conflict (report_id) do nothing";
    private static final String INSERT_FILE =
            "insert into submission_file (report_id, filename, evidence_id) values (?, ?, ?)";
    private static final String DIGEST = "select digest from submission where report_id = ?";
    private static final String SENT = """
            select s.report_id, s.device_key,
                   array(select f.filename from submission_file f
                          where f.report_id = s.report_id
                            and not exists (select from evidence e where e.id = f.evidence_id)
                          order by f.filename) as awaited
              from submission s where s.report_id = any(?)""";

    private final AgroalDataSource database;

    Submissions(AgroalDataSource database) {
        this.database = database;
    }

    /** Keeps it once. @throws Refusal 409 when what was kept before names other files */
    @Transactional
    public void keep(Submission submission) {
        try (var connection = database.getConnection()) {
            if (insert(connection, submission)) {
                insertFiles(connection, submission);
            } else {
                Repeatable.check(digest(connection, submission.report()), submission.digest());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a submission could not be kept", e);
        }
    }

    private static boolean insert(Connection connection, Submission submission) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, submission.report());
            insert.setObject(2, submission.deviceKey());
            insert.setString(3, submission.digest());
            return insert.executeUpdate() > 0;
        }
    }

    private static void insertFiles(Connection connection, Submission submission) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT_FILE)) {
            for (var file : submission.files()) {
                insert.setObject(1, submission.report());
                insert.setString(2, file);
                insert.setObject(3, submission.evidence(file));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static String digest(Connection connection, UUID report) throws SQLException {
        try (var query = connection.prepareStatement(DIGEST)) {
            query.setObject(1, report);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    throw Refusal.conflict("erased", "The report has been erased"); // a moment ago
                }
                return row.getString(1);
            }
        }
    }

    /** Of each of the reports that a phone sent. */
    public Map<UUID, Sent> of(Collection<UUID> reports) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(SENT)) {
            query.setArray(1, connection.createArrayOf("uuid", reports.toArray()));
            try (var row = query.executeQuery()) {
                var found = new HashMap<UUID, Sent>();
                while (row.next()) {
                    var awaited = (String[]) row.getArray("awaited").getArray();
                    found.put(
                            row.getObject("report_id", UUID.class),
                            new Sent(row.getObject("device_key", UUID.class), Arrays.asList(awaited)));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("submissions could not be read", e);
        }
    }
}
