package org.trucewatch.incidents.terms;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.events.Json;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Keeps the latest known snapshot of each agreement. Other replicas may change an agreement at any time, so a snapshot
 * is only a guess: intake's insert carries its revision, and a refusal is checked against {@link #fresh} first.
 */
@ApplicationScoped
public class Snapshots {

    private static final String REVISION = "select revision + register_revision from agreement where id = ?";
    private static final String REVISIONS =
            "select id, revision + register_revision as revision from agreement order by id";
    private static final String VERSIONS = """
            select number, in_force_from, in_force_until, content from agreement_version
             where agreement_id = ? and state in ('RATIFIED', 'IN_FORCE', 'SUPERSEDED')
             order by in_force_from, number""";
    private static final String ENTRIES = """
            select register, holds_from, content from register_entry
             where agreement_id = ? and register <> 'protected-sites'
             order by holds_from nulls first, number""";

    private final AgroalDataSource database;
    private final Map<String, Snapshot> latest = new ConcurrentHashMap<>();

    Snapshots(AgroalDataSource database) {
        this.database = database;
    }

    /** The snapshot at hand; loaded if there is none. Empty when no such agreement exists. */
    public Optional<Snapshot> known(String agreementId) {
        var known = latest.get(agreementId);
        return known != null ? Optional.of(known) : fresh(agreementId);
    }

    /** Those of all agreements at their current revisions; costs one small query when nothing changed. */
    public List<Snapshot> all() {
        var all = new ArrayList<Snapshot>();
        revisions().forEach((id, revision) -> {
            var known = latest.get(id);
            all.add(
                    known != null && known.revision() >= revision
                            ? known
                            : fresh(id).orElseThrow());
        });
        return all;
    }

    private Map<String, Long> revisions() {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(REVISIONS);
                var row = query.executeQuery()) {
            var revisions = new LinkedHashMap<String, Long>();
            while (row.next()) {
                revisions.put(row.getString("id"), row.getLong("revision"));
            }
            return revisions;
        } catch (SQLException e) {
            throw new IllegalStateException("the agreements could not be listed", e);
        }
    }

    /** The snapshot at the current revision; costs one small query when nothing changed. */
    public Optional<Snapshot> fresh(String agreementId) {
        if (agreementId.indexOf(0) >= 0) {
            return Optional.empty(); // PostgreSQL keeps no such text, and is not to be asked for it
        }
        try (var connection = database.getConnection()) {
            // the revision is read first: what changes while the rest is read makes the snapshot look older, never
            // newer
            Long revision = revision(connection, agreementId);
            if (revision == null) {
                return Optional.empty();
            }
            var known = latest.get(agreementId);
            if (known != null && known.revision() >= revision) {
                return Optional.of(known);
            }
            var loaded = load(connection, agreementId, revision);
            latest.merge(agreementId, loaded, (a, b) -> a.revision() > b.revision() ? a : b);
            return Optional.of(loaded);
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the agreement could not be loaded", e);
        }
    }

    private static Long revision(Connection connection, String agreementId) throws SQLException {
        try (var query = connection.prepareStatement(REVISION)) {
            query.setString(1, agreementId);
            try (var row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : null;
            }
        }
    }

    private static Snapshot load(Connection connection, String agreementId, long revision)
            throws SQLException, JsonProcessingException {
        return new Snapshot(
                agreementId, revision, versions(connection, agreementId), registers(connection, agreementId));
    }

    private static List<Snapshot.Version> versions(Connection connection, String agreementId)
            throws SQLException, JsonProcessingException {
        var versions = new ArrayList<Snapshot.Version>();
        try (var query = connection.prepareStatement(VERSIONS)) {
            query.setString(1, agreementId);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    versions.add(new Snapshot.Version(
                            row.getInt(1),
                            row.getObject(2, OffsetDateTime.class).toInstant(),
                            instant(row.getObject(3, OffsetDateTime.class)),
                            Json.MAPPER.readValue(row.getString(4), Terms.class)));
                }
            }
        }
        return List.copyOf(versions);
    }

    private static RegisterHistory registers(Connection connection, String agreementId)
            throws SQLException, JsonProcessingException {
        var history = new RegisterHistory();
        try (var query = connection.prepareStatement(ENTRIES)) {
            query.setString(1, agreementId);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var from = instant(row.getObject(2, OffsetDateTime.class));
                    var content = row.getString(3);
                    switch (row.getString(1)) {
                        case "actors" -> history.add(Json.MAPPER.readValue(content, Actor.class), from);
                        case "areas" -> history.add(Json.MAPPER.readValue(content, Area.class), from);
                        default -> history.add(Json.MAPPER.readValue(content, Agency.class), from);
                    }
                }
            }
        }
        return history;
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
