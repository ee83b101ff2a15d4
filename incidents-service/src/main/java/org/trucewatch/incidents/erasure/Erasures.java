package org.trucewatch.incidents.erasure;

import io.agroal.api.AgroalDataSource;
import org.trucewatch.incidents.contracts.ReportErased;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** All erasures, asked for and done. */
@ApplicationScoped
public class Erasures {

    private static final String SELECT = """
            select id, report_id, agency, asked_by, asked_at, reason, confirmed_by, confirmed_party, confirmed_at,
                   confirming_reason, leaf from erasure where\s""";
    private static final String ASK = """
            insert into erasure (id, report_id, agreement_id, agency, asked_by, asked_at, reason)
            select ?, id, agreement_id, agency, ?, ?, ? from report where id = ? on conflict (id) do nothing""";
    private static final String DONE = """
            update erasure set confirmed_by = ?, confirmed_party = ?, confirmed_at = ?, confirming_reason = ?, leaf = ?,
                               evidence = ?::uuid[], incidents = ?::uuid[]
             where id = ? and confirmed_at is null""";

    private final AgroalDataSource database;

    Erasures(AgroalDataSource database) {
        this.database = database;
    }

    /** Those of a report in the order in which they were asked for. */
    public List<Erasure> of(UUID report) {
        return read("report_id = ? order by asked_at, id", report);
    }

    Optional<Erasure> find(UUID id) {
        return read("id = ?", id).stream().findFirst();
    }

    /** As above, and nobody else confirms it until the transaction ends. */
    Optional<Erasure> hold(UUID id) {
        return read("id = ? for update", id).stream().findFirst();
    }

    void ask(UUID id, UUID report, String by, Instant now, String reason) {
        run(ASK, id, by, now.atOffset(ZoneOffset.UTC), reason, report);
    }

    /** @param told what is recorded of it, and where */
    void confirm(UUID id, String by, String reason, ReportErased told, String leaf) {
        run(
                DONE,
                by,
                told.by().party(),
                told.erasedAt().atOffset(ZoneOffset.UTC),
                reason,
                leaf,
                array(told.evidence()),
                array(told.incidents()),
                id);
    }

    private static String array(List<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private void run(String sql, Object... values) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("an erasure could not be kept", e);
        }
    }

    private List<Erasure> read(String condition, UUID id) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(SELECT + condition)) {
            query.setObject(1, id);
            try (var row = query.executeQuery()) {
                var found = new ArrayList<Erasure>();
                while (row.next()) {
                    found.add(read(row));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("erasures could not be read", e);
        }
    }

    private static Erasure read(ResultSet row) throws SQLException {
        var confirmed = row.getObject("confirmed_at", OffsetDateTime.class);
        return new Erasure(
                row.getObject("id", UUID.class),
                row.getObject("report_id", UUID.class),
                row.getString("agency"),
                row.getString("asked_by"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("reason"),
                row.getString("confirmed_by"),
                row.getString("confirmed_party"),
                confirmed == null ? null : confirmed.toInstant(),
                row.getString("confirming_reason"),
                row.getString("leaf"));
    }
}
