package org.trucewatch.verification.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.events.Json;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** What a case keeps of its incident though it is told otherwise now: opinions and findings may rest on it. */
@ApplicationScoped
public class Exhibits {

    private static final String PART = """
            insert into parted_report (case_id, report_id, content, parted_at)
            select ?, (report ->> 'id')::uuid, report, ? from jsonb_array_elements(?::jsonb -> 'reports') report
             where (report ->> 'id')::uuid = any(?)
            on conflict (case_id, report_id) do update set content = excluded.content, parted_at = excluded.parted_at""";

    private static final String REJOIN = "delete from parted_report where case_id = ? and report_id = any(?)";

    private static final String PARTED = """
            select content || jsonb_build_object('partedAt', to_char(parted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
              from parted_report where case_id = ? order by parted_at, report_id""";

    private static final String FREEZE = """
            insert into decided_upon (case_id, content) select ?, content from incident where id = ?
            on conflict (case_id) do nothing""";

    private static final String FROZEN = "select content from decided_upon where case_id = ?";

    private static final String PARTED_COPIES = """
            select p.case_id, p.content from parted_report p join case_file c on c.id = p.case_id
             where c.incident_id = any(?) and p.report_id = ? order by p.case_id for update of p""";

    private static final String FROZEN_COPIES = """
            select d.case_id, d.content from decided_upon d join case_file c on c.id = d.case_id
             where c.incident_id = any(?) and d.content -> 'reports' @> jsonb_build_array(jsonb_build_object('id', ?::text))
             order by d.case_id for update of d""";

    private static final String KEEP_PARTED =
            "update parted_report set content = ?::jsonb where case_id = ? and report_id = ?";

    private static final String KEEP_FROZEN = "update decided_upon set content = ?::jsonb where case_id = ?";

    private final AgroalDataSource database;

    Exhibits(AgroalDataSource database) {
        this.database = database;
    }

    /** Keeps reports that testify to the case's incident no longer. */
    public void part(UUID caseId, List<UUID> reports, String contentBefore, Instant now) {
        if (reports.isEmpty()) {
            return;
        }
        run(PART, statement -> {
            statement.setObject(1, caseId);
            statement.setObject(2, now.atOffset(ZoneOffset.UTC));
            statement.setString(3, contentBefore);
            statement.setArray(4, ids(statement.getConnection(), reports));
            return statement.executeUpdate();
        });
    }

    /** They testify to it again. */
    public void rejoin(UUID caseId, List<UUID> reports) {
        if (reports.isEmpty()) {
            return;
        }
        run(REJOIN, statement -> {
            statement.setObject(1, caseId);
            statement.setArray(2, ids(statement.getConnection(), reports));
            return statement.executeUpdate();
        });
    }

    /** Reports that no longer testify to the case, each with {@code partedAt}. */
    public List<ObjectNode> parted(UUID caseId) {
        return read(PARTED, caseId);
    }

    /** Keeps the incident as the panel knew it when it decided. */
    public void freeze(UUID caseId, UUID incidentId) {
        run(FREEZE, statement -> {
            statement.setObject(1, caseId);
            statement.setObject(2, incidentId);
            return statement.executeUpdate();
        });
    }

    /** The incident as the panel knew it when it decided; empty while it has not. */
    public Optional<ObjectNode> frozen(UUID caseId) {
        return read(FROZEN, caseId).stream().findFirst();
    }

    /** Takes the words of an erased report out of every copy. @param incidents those it ever testified to */
    public void erase(UUID report, List<UUID> incidents) {
        copies(PARTED_COPIES, report, incidents).forEach((caseId, content) -> {
            Remains.ofReport(content);
            run(KEEP_PARTED, statement -> {
                statement.setString(1, content.toString());
                statement.setObject(2, caseId);
                statement.setObject(3, report);
                return statement.executeUpdate();
            });
        });
        copies(FROZEN_COPIES, report, incidents).forEach((caseId, content) -> {
            Remains.ofReport(report, content);
            run(KEEP_FROZEN, statement -> {
                statement.setString(1, content.toString());
                statement.setObject(2, caseId);
                return statement.executeUpdate();
            });
        });
    }

    private Map<UUID, ObjectNode> copies(String sql, UUID report, List<UUID> incidents) {
        return run(sql, statement -> {
            statement.setArray(1, ids(statement.getConnection(), incidents));
            statement.setObject(2, report);
            try (var row = statement.executeQuery()) {
                var found = new LinkedHashMap<UUID, ObjectNode>();
                while (row.next()) {
                    found.put(row.getObject(1, UUID.class), (ObjectNode) Json.MAPPER.readTree(row.getString(2)));
                }
                return found;
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("an exhibit is kept that cannot be read", e);
            }
        });
    }

    private List<ObjectNode> read(String sql, UUID caseId) {
        return run(sql, statement -> {
            statement.setObject(1, caseId);
            try (var row = statement.executeQuery()) {
                var found = new ArrayList<ObjectNode>();
                while (row.next()) {
                    found.add((ObjectNode) Json.MAPPER.readTree(row.getString(1)));
                }
                return found;
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("an exhibit is kept that cannot be read", e);
            }
        });
    }

    private static Array ids(Connection connection, List<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Work<T> work) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("exhibits could not be kept or read", e);
        }
    }
}
