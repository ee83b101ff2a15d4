package org.trucewatch.incidents.face;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.events.Json;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the sides of incidents in the database, where filters and searches of each audience work on them. */
@ApplicationScoped
class Faces {

    private static final String OLD =
            "select incident_id, audiences, party, starts, view, told, changed_at, tx from incident_face"
                    + " where incident_id = any(?)";
    private static final String DELETE = "delete from incident_face where incident_id = any(?)";
    private static final String INSERT = """
            insert into incident_face (incident_id, agreement_id, audiences, kind, starts, ends, at, actor, party,
                                       commitments, words, view, told, changed_at, tx, state)
            values (?, ?, ?, ?, ?, ?, ?::point, ?, ?, ?,
                    to_tsvector('words_english', ?) || to_tsvector('words_russian', ?) || to_tsvector('words_arabic', ?),
                    ?::jsonb, ?, ?, coalesce(?, pg_current_xact_id()::text::bigint),
                    (select state from incident where id = ?))""";
    private static final String GONE = """
            insert into incident_gone (incident_id, agreement_id, audiences, party, starts, gone_at)
            values (?, ?, ?, ?, ?, ?)""";
    private static final int LONGEST_SEARCHED_TEXT = 200_000; // reading the words of more would take too long
    // A tsvector holds at most 1 MB, and takes up to twice what its words do: with each it notes where that stands.
    private static final int MOST_BYTES_OF_WORDS = 400_000;

    private final AgroalDataSource database;

    Faces(AgroalDataSource database) {
        this.database = database;
    }

    /** A side as it was, and since when it was so; {@code tx} null stands for this transaction. */
    private record Past(
            Set<String> audiences,
            String party,
            OffsetDateTime starts,
            JsonNode view,
            long told,
            OffsetDateTime at,
            Long tx) {

        boolean looked(JsonNode as, long telling) {
            return told == telling && view.equals(as);
        }
    }

    /**
     * Replaces the sides of incidents. What looks as before to an audience keeps its time for it, so that `since` tells
     * nothing; and who no longer sees a side is told that it is gone.
     */
    void replace(String agreementId, Map<UUID, List<Face>> faces, Collection<UUID> known, Instant now) {
        var at = now.atOffset(ZoneOffset.UTC);
        try (var connection = database.getConnection()) {
            var before = known.isEmpty() ? Map.<UUID, List<Past>>of() : old(connection, known);
            if (!known.isEmpty()) {
                delete(connection, known);
                leave(connection, agreementId, before, faces, at);
            }
            try (var insert = connection.prepareStatement(INSERT)) {
                for (var entry : faces.entrySet()) {
                    var past = before.getOrDefault(entry.getKey(), List.of());
                    for (var face : entry.getValue()) {
                        add(insert, agreementId, entry.getKey(), face, past, at);
                    }
                }
                insert.executeBatch();
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the sides of incidents could not be kept", e);
        }
    }

    private static void add(
            PreparedStatement insert, String agreementId, UUID incident, Face face, List<Past> past, OffsetDateTime now)
            throws SQLException, JsonProcessingException {
        var view = Json.MAPPER.writeValueAsString(face.picture());
        // written and read once, because numbers compare equal only in the form in which they come back
        var asRead = past.isEmpty() ? null : Json.MAPPER.readTree(view);
        // audiences that see the same now need not have seen the same before, and must not learn that they did not
        Map<Past, Set<String>> sameSince = new LinkedHashMap<>();
        var sinceNow = new Past(null, null, null, null, 0, now, null);
        for (var audience : face.audiences()) {
            var kept = past.stream()
                    .filter(one -> one.audiences().contains(audience) && one.looked(asRead, face.told()))
                    .findFirst()
                    .orElse(sinceNow);
            sameSince.computeIfAbsent(kept, any -> new TreeSet<>()).add(audience);
        }
        for (var group : sameSince.entrySet()) {
            bind(insert, agreementId, incident, face, view, group.getValue(), group.getKey());
            insert.addBatch();
        }
    }

    private static void bind(
            PreparedStatement insert,
            String agreementId,
            UUID incident,
            Face face,
            String view,
            Set<String> audiences,
            Past since)
            throws SQLException {
        var picture = face.picture();
        var point = picture.place().point();
        var connection = insert.getConnection();
        insert.setObject(1, incident);
        insert.setString(2, agreementId);
        insert.setArray(3, connection.createArrayOf("text", audiences.toArray()));
        insert.setString(4, picture.kind());
        insert.setObject(5, picture.occurred().from().withOffsetSameInstant(ZoneOffset.UTC));
        insert.setObject(6, picture.occurred().to().withOffsetSameInstant(ZoneOffset.UTC));
        insert.setString(7, point == null ? null : "(" + point.lon() + "," + point.lat() + ")");
        insert.setString(8, picture.actor().id());
        insert.setString(9, picture.actor().party());
        insert.setArray(
                10, connection.createArrayOf("text", picture.commitments().toArray()));
        var text = face.words().substring(0, Math.min(face.words().length(), LONGEST_SEARCHED_TEXT));
        var words = Wording.of(text, MOST_BYTES_OF_WORDS);
        insert.setString(11, words.english());
        insert.setString(12, words.russian());
        insert.setString(13, words.arabic());
        insert.setString(14, view);
        insert.setLong(15, face.told());
        insert.setObject(16, since.at());
        insert.setObject(17, since.tx(), Types.BIGINT);
        insert.setObject(18, incident);
    }

    /** Notes which audiences no longer see a side that accuses the same party. */
    private static void leave(
            Connection connection,
            String agreementId,
            Map<UUID, List<Past>> before,
            Map<UUID, List<Face>> now,
            OffsetDateTime at)
            throws SQLException {
        try (var insert = connection.prepareStatement(GONE)) {
            boolean any = false;
            for (var entry : before.entrySet()) {
                var faces = now.getOrDefault(entry.getKey(), List.of());
                for (var past : entry.getValue()) {
                    var lost = past.audiences().stream()
                            .filter(audience -> faces.stream().noneMatch(face -> face.shows(audience, past.party())))
                            .toArray();
                    if (lost.length > 0) {
                        insert.setObject(1, entry.getKey());
                        insert.setString(2, agreementId);
                        insert.setArray(3, connection.createArrayOf("text", lost));
                        insert.setString(4, past.party());
                        insert.setObject(5, past.starts());
                        insert.setObject(6, at);
                        insert.addBatch();
                        any = true;
                    }
                }
            }
            if (any) {
                insert.executeBatch();
            }
        }
    }

    private static Map<UUID, List<Past>> old(Connection connection, Collection<UUID> incidents)
            throws SQLException, JsonProcessingException {
        var old = new HashMap<UUID, List<Past>>();
        try (var query = connection.prepareStatement(OLD)) {
            query.setArray(1, connection.createArrayOf("uuid", incidents.toArray()));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    old.computeIfAbsent(row.getObject(1, UUID.class), any -> new ArrayList<>())
                            .add(new Past(
                                    Set.of((String[]) row.getArray(2).getArray()),
                                    row.getString(3),
                                    row.getObject(4, OffsetDateTime.class),
                                    Json.MAPPER.readTree(row.getString(5)),
                                    row.getLong(6),
                                    row.getObject(7, OffsetDateTime.class),
                                    row.getLong(8)));
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
