package org.trucewatch.kit.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

/** Leaves that wait, in the database, to be integrated into the log. */
@ApplicationScoped
class PendingLeaves implements Record {

    private static final String INSERT = """
            insert into pending_leaf (leaf, salt, kind, subject)
            select decode(leaf, 'hex'), salt, ?, subject
              from unnest(?::text[], ?::bytea[], ?::text[]) as entry (leaf, salt, subject)""";

    private final AgroalDataSource database;
    private final String service;

    PendingLeaves(AgroalDataSource database, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.database = database;
        this.service = service;
    }

    @Override
    public Leaf add(String kind, String subject, JsonNode content) {
        return commit(kind, List.of(new Entry(subject, content))).get(0);
    }

    @Override
    public void addAll(String kind, List<Entry> entries) {
        if (!entries.isEmpty()) {
            commit(kind, entries);
        }
    }

    private List<Leaf> commit(String kind, List<Entry> entries) {
        var leaves = entries.stream()
                .map(entry -> Leaf.commitTo(service, entry.content()))
                .toList();
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, kind);
            insert.setArray(2, array(connection, "text", leaves, Leaf::leaf));
            insert.setArray(3, array(connection, "bytea", leaves, Leaf::salt));
            insert.setArray(4, array(connection, "text", entries, Entry::subject));
            insert.executeUpdate();
            return leaves;
        } catch (SQLException e) {
            throw new IllegalStateException("could not record " + kind, e);
        }
    }

    private static <T> Array array(Connection connection, String type, List<T> all, Function<T, ?> value)
            throws SQLException {
        return connection.createArrayOf(type, all.stream().map(value).toArray());
    }
}
