package org.trucewatch.incidents.face;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.events.Json;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the sides of incidents in the database, where filters and searches of each audience work on them. */
@ApplicationScoped
class Faces {

    private static final String OLD =
            "select incident_id, view, changed_at from incident_face where incident_id = any(?)";
    private static final String DELETE = "delete from incident_face where incident_id = any(?)";
    private static final String INSERT = """
            insert into incident_face (incident_id, agreement_id, audiences, kind, starts, ends, at, actor, party,
                                       commitments, words, view, changed_at)
            values (?, ?, ?, ?, ?, ?, ?::point, ?, ?, ?, to_tsvector('simple', ?), ?::jsonb, ?)""";
    private static final int LONGEST_SEARCHED_TEXT = 200_000; // a tsvector holds at most 1 MB

    private final AgroalDataSource database;

    Faces(AgroalDataSource database) {
        this.database = database;
    }

    /** Replaces the sides of incidents. A side that looks as before keeps its time, so that `since` tells nothing. */
    void replace(String agreementId, Map<UUID, List<Face>> faces, Collection<UUID> known, Instant now) {
        try (var connection = database.getConnection()) {
            var before = known.isEmpty() ? Map.<UUID, Map<JsonNode, OffsetDateTime>>of() : old(connection, known);
            if (!known.isEmpty()) {
                delete(connection, known);
            }
            try (var insert = connection.prepareStatement(INSERT)) {
                for (var entry : faces.entrySet()) {
                    var seenSince = before.getOrDefault(entry.getKey(), Map.of());
                    for (var face : entry.getValue()) {
                        add(insert, agreementId, entry.getKey(), face, seenSince, now.atOffset(ZoneOffset.UTC));
                    }
                }
                insert.executeBatch();
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the sides of incidents could not be kept", e);
        }
    }

    private static void add(
            PreparedStatement insert,
            String agreementId,
            UUID incident,
            Face face,
            Map<JsonNode, OffsetDateTime> seenSince,
            OffsetDateTime now)
            throws SQLException, JsonProcessingException {
        var picture = face.picture();
        var point = picture.place().point();
        // written and read once, because numbers compare equal only in the form in which they come back
        var view = Json.MAPPER.writeValueAsString(picture);
        var connection = insert.getConnection();
        insert.setObject(1, incident);
        insert.setString(2, agreementId);
        insert.setArray(3, connection.createArrayOf("text", face.audiences().toArray()));
        insert.setString(4, picture.kind());
        insert.setObject(5, picture.occurred().from().withOffsetSameInstant(ZoneOffset.UTC));
        insert.setObject(6, picture.occurred().to().withOffsetSameInstant(ZoneOffset.UTC));
        insert.setString(7, point == null ? null : "(" + point.lon() + "," + point.lat() + ")");
        insert.setString(8, picture.actor().id());
        insert.setString(9, picture.actor().party());
        insert.setArray(
                10, connection.createArrayOf("text", picture.commitments().toArray()));
        insert.setString(11, face.words().substring(0, Math.min(face.words().length(), LONGEST_SEARCHED_TEXT)));
        insert.setString(12, view);
        insert.setObject(13, seenSince.isEmpty() ? now : seenSince.getOrDefault(Json.MAPPER.readTree(view), now));
        insert.addBatch();
    }

    private static Map<UUID, Map<JsonNode, OffsetDateTime>> old(Connection connection, Collection<UUID> incidents)
            throws SQLException, JsonProcessingException {
        var old = new HashMap<UUID, Map<JsonNode, OffsetDateTime>>();
        try (var query = connection.prepareStatement(OLD)) {
            query.setArray(1, connection.createArrayOf("uuid", incidents.toArray()));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    old.computeIfAbsent(row.getObject(1, UUID.class), any -> new HashMap<>())
                            .put(Json.MAPPER.readTree(row.getString(2)), row.getObject(3, OffsetDateTime.class));
                }
            }
        }
        return old;
    }

    private static void delete(Connection connection, Collection<UUID> incidents) throws SQLException {
        try (var delete = connection.prepareStatement(DELETE)) {
            delete.setArray(1, connection.createArrayOf("uuid", incidents.toArray()));
            delete.executeUpdate();
        }
    }
}
