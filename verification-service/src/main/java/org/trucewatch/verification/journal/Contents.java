package org.trucewatch.verification.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.CanonicalJson;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** What leaves commit to, word for word: the log itself is opaque. */
@ApplicationScoped
class Contents {

    /** @param content null once it is erased */
    record Kept(String kind, UUID subject, String leaf, JsonNode content) {}

    private static final String KEEP = "insert into recorded (leaf, kind, subject, content) values (?, ?, ?, ?)";
    private static final String OF = """
            select kind, subject, leaf, content from recorded where subject = any(?) order by subject, kind, leaf""";
    private static final String FORGET = "update recorded set content = null where leaf = any(?)";

    private final AgroalDataSource database;

    Contents(AgroalDataSource database) {
        this.database = database;
    }

    void keep(String kind, UUID subject, String leaf, JsonNode content) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(KEEP)) {
            insert.setString(1, leaf);
            insert.setString(2, kind);
            insert.setObject(3, subject);
            insert.setString(4, new String(CanonicalJson.bytes(content), StandardCharsets.UTF_8));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("what is recorded could not be kept", e);
        }
    }

    List<Kept> of(Collection<UUID> subjects) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(OF)) {
            query.setArray(1, connection.createArrayOf("uuid", subjects.toArray()));
            try (var row = query.executeQuery()) {
                var kept = new ArrayList<Kept>();
                while (row.next()) {
                    var content = row.getString(4);
                    kept.add(new Kept(
                            row.getString(1),
                            row.getObject(2, UUID.class),
                            row.getString(3),
                            content == null ? null : Json.MAPPER.readTree(content)));
                }
                return kept;
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("what is recorded could not be read", e);
        }
    }

    void forget(Collection<String> leaves) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(FORGET)) {
            update.setArray(1, connection.createArrayOf("text", leaves.toArray()));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("what is recorded could not be forgotten", e);
        }
    }
}
