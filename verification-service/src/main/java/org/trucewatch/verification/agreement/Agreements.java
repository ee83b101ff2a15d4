package org.trucewatch.verification.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.events.Json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/** The versions of agreements that this service has been told of. */
@ApplicationScoped
public class Agreements {

    private static final String TAKE = """
            insert into agreement (id, version, revision, state, in_force_from, in_force_until, content)
            values (?, ?, ?, ?, ?, ?, ?::jsonb)
            on conflict (id, version) do update
               set revision = excluded.revision, state = excluded.state, in_force_from = excluded.in_force_from,
                   in_force_until = excluded.in_force_until, content = excluded.content
             where agreement.revision < excluded.revision""";

    private static final String VERSIONS = """
            select id, version, in_force_from, in_force_until, content from agreement
             where id = ? and state in ('IN_FORCE', 'SUPERSEDED')""";

    private static final String VERSION = """
            select id, version, in_force_from, in_force_until, content from agreement where id = ? and version = ?""";

    private static final String MEMBERSHIPS = """
            select distinct id from agreement
             where state in ('IN_FORCE', 'SUPERSEDED')
               and (content -> 'parties' @> jsonb_build_array(jsonb_build_object('id', ?::text))
                    or content -> 'blocs' @> jsonb_build_array(jsonb_build_object('party', ?::text)))""";

    private static final String BLOCS = """
            select distinct bloc ->> 'id' from agreement, jsonb_array_elements(content -> 'blocs') bloc
             where state in ('IN_FORCE', 'SUPERSEDED') and bloc ->> 'party' = ?""";

    private static final String NEUTRAL_IN = """
            select distinct id from agreement, jsonb_array_elements(content -> 'blocs') bloc
             where state in ('IN_FORCE', 'SUPERSEDED') and bloc ->> 'party' = ? and (bloc ->> 'neutral')::boolean""";

    private final AgroalDataSource database;

    Agreements(AgroalDataSource database) {
        this.database = database;
    }

    /** A version as an event told it. */
    public record Told(
            String id,
            int version,
            String state,
            OffsetDateTime inForceFrom,
            OffsetDateTime inForceUntil,
            JsonNode content) {}

    /**
     * Keeps a version unless what is kept is as new. Waits for, and holds up, whoever is opening cases under this
     * agreement: either they see this version, or this transaction sees their incidents.
     */
    public void take(Told told, long revision) {
        holdAlone(told.id());
        run(TAKE, statement -> {
            statement.setString(1, told.id());
            statement.setInt(2, told.version());
            statement.setLong(3, revision);
            statement.setString(4, told.state());
            statement.setObject(5, told.inForceFrom());
            statement.setObject(6, told.inForceUntil());
            statement.setString(7, told.content().toString());
            return statement.executeUpdate();
        });
    }

    /** Waits for whoever takes incidents under this agreement, and holds up all who are going to. */
    public void holdAlone(String agreementId) {
        lock(agreementId, "pg_advisory_xact_lock");
    }

    /** To be called before reading terms by which cases are opened; see {@link #take}. */
    public void holdStill(String agreementId) {
        lock(agreementId, "pg_advisory_xact_lock_shared");
    }

    /** What has been in force of an agreement; empty until the first version is. */
    public History history(String agreementId) {
        return run(VERSIONS, statement -> {
            statement.setString(1, agreementId);
            return new History(versions(statement));
        });
    }

    /** @throws IllegalStateException when there is no such version: cases are only opened under known ones */
    public Terms terms(String agreementId, int version) {
        return run(VERSION, statement -> {
                    statement.setString(1, agreementId);
                    statement.setInt(2, version);
                    return versions(statement);
                })
                .stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no version " + version + " of " + agreementId))
                .terms();
    }

    /** The agreements that a party, or the party that sends a bloc, is a member of. */
    public List<String> membershipsOf(String party) {
        return run(MEMBERSHIPS, statement -> {
            statement.setString(1, party);
            statement.setString(2, party);
            return ids(statement);
        });
    }

    /** The blocs that a party's reviewers sit for, in whichever agreement. */
    public List<String> blocsOf(String party) {
        return run(BLOCS, statement -> {
            statement.setString(1, party);
            return ids(statement);
        });
    }

    /** The agreements whose neutral bloc's reviewers a party sends. */
    public List<String> neutralIn(String party) {
        return run(NEUTRAL_IN, statement -> {
            statement.setString(1, party);
            return ids(statement);
        });
    }

    private void lock(String agreementId, String how) {
        run("select " + how + "(hashtextextended('agreement ' || ?, 0))", statement -> {
            statement.setString(1, agreementId);
            return statement.execute();
        });
    }

    private static List<String> ids(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            var ids = new ArrayList<String>();
            while (row.next()) {
                ids.add(row.getString(1));
            }
            return ids;
        }
    }

    private static List<Governing> versions(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            var versions = new ArrayList<Governing>();
            while (row.next()) {
                versions.add(new Governing(
                        row.getString(1),
                        row.getInt(2),
                        instant(row, 3),
                        instant(row, 4),
                        Json.MAPPER.readValue(row.getString(5), Terms.class)));
            }
            return versions;
        } catch (IOException e) {
            throw new UncheckedIOException("an agreement lacks what the review needs", e);
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("agreements could not be asked", e);
        }
    }
}
