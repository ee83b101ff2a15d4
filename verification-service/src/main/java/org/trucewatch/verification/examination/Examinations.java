package org.trucewatch.verification.examination;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.CanonicalJson;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The examinations that are concluded. */
@ApplicationScoped
public class Examinations {

    /** One of them, with its results in the order they were found. */
    public record Examination(UUID evidence, String outcome, String reason, Instant examinedAt, List<Result> results) {}

    private static final String KEEP = """
            insert into examination (evidence_id, outcome, reason, attempts, examined_at) values (?, ?, ?, ?, ?)""";

    private static final String KEEP_RESULT = """
            insert into examination_result (evidence_id, position, kind, outcome, tool, version, at, detail)
            values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)""";

    private static final String KEEP_PICTURE = """
            insert into picture (evidence_id, fingerprint, fingerprint_of) values (?, ?, ?)""";

    private static final String OF_EVIDENCE = """
            select evidence_id, outcome, reason, examined_at from examination where evidence_id = any(?)""";

    private static final String RESULTS = """
            select evidence_id, kind, outcome, tool, version, at, detail from examination_result
             where evidence_id = any(?) order by evidence_id, position""";

    private static final String FORGET = "delete from examination where evidence_id = any(?)";

    private static final String UNQUEUE = "delete from to_examine where evidence_id = any(?)";

    private final AgroalDataSource database;

    Examinations(AgroalDataSource database) {
        this.database = database;
    }

    /** Of what was found, by which the record of the examination commits to it. */
    static String digest(String reason, List<Result> results) {
        var found = Json.MAPPER.createObjectNode().put("reason", reason);
        return CanonicalJson.digest(found.set("results", Json.MAPPER.valueToTree(results)));
    }

    void keep(UUID evidence, Examined examined, int attempts, Instant now) {
        run(KEEP, statement -> {
            statement.setObject(1, evidence);
            statement.setString(2, examined.outcome());
            statement.setString(3, examined.reason());
            statement.setInt(4, attempts);
            statement.setObject(5, now.atOffset(ZoneOffset.UTC));
            return statement.executeUpdate();
        });
        run(KEEP_RESULT, statement -> {
            int position = 0;
            for (var result : examined.results()) {
                statement.setObject(1, evidence);
                statement.setInt(2, ++position);
                statement.setString(3, result.kind());
                statement.setString(4, result.outcome());
                statement.setString(5, result.tool());
                statement.setString(6, result.version());
                statement.setObject(7, result.at().atOffset(ZoneOffset.UTC));
                statement.setString(8, result.detail().toString());
                statement.addBatch();
            }
            return statement.executeBatch();
        });
        for (var result : examined.results()) {
            if (result.detail().has("fingerprint")) {
                keepPicture(evidence, result.detail());
            }
        }
    }

    private void keepPicture(UUID evidence, ObjectNode detail) {
        run(KEEP_PICTURE, statement -> {
            statement.setObject(1, evidence);
            statement.setLong(
                    2, Long.parseUnsignedLong(detail.path("fingerprint").asText(), 16));
            statement.setString(3, detail.path("fingerprintOf").asText());
            return statement.executeUpdate();
        });
    }

    /** By the evidence; what is not among them waits still. */
    public Map<UUID, Examination> of(Collection<UUID> evidence) {
        var results = results(evidence);
        return run(OF_EVIDENCE, statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("uuid", evidence.toArray()));
            try (var row = statement.executeQuery()) {
                var found = new HashMap<UUID, Examination>();
                while (row.next()) {
                    var id = row.getObject(1, UUID.class);
                    found.put(
                            id,
                            new Examination(
                                    id,
                                    row.getString(2),
                                    row.getString(3),
                                    row.getObject(4, OffsetDateTime.class).toInstant(),
                                    results.getOrDefault(id, List.of())));
                }
                return found;
            }
        });
    }

    private Map<UUID, List<Result>> results(Collection<UUID> evidence) {
        return run(RESULTS, statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("uuid", evidence.toArray()));
            try (var row = statement.executeQuery()) {
                var found = new HashMap<UUID, List<Result>>();
                while (row.next()) {
                    var result = new Result(
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getObject(6, OffsetDateTime.class).toInstant(),
                            (ObjectNode) Json.MAPPER.readTree(row.getString(7)));
                    found.computeIfAbsent(row.getObject(1, UUID.class), any -> new ArrayList<>())
                            .add(result);
                }
                return found;
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a result is kept that cannot be read", e);
            }
        });
    }

    /** All that was found in evidence is gone, and what waits is not looked at. */
    void forget(Collection<UUID> evidence) {
        for (var sql : List.of(UNQUEUE, FORGET)) {
            run(sql, statement -> {
                statement.setArray(1, statement.getConnection().createArrayOf("uuid", evidence.toArray()));
                return statement.executeUpdate();
            });
        }
    }

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Work<T> work) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("examinations could not be asked or kept", e);
        }
    }
}
