package org.trucewatch.kit.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/** Leaves that wait, in the database, to be integrated into the log. */
@ApplicationScoped
class PendingLeaves implements Record {

    private static final String INSERT = """
            insert into pending_leaf (leaf, salt, kind, subject)
            select decode(leaf, 'hex'), salt, ?, subject
              from unnest(?::text[], ?::bytea[], ?::text[]) as entry (leaf, salt, subject)""";

    private static final String FORGET = "update pending_leaf set salt = '' where encode(leaf, 'hex') = any(?)";

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

    @Override
    public void forget(Collection<String> leaves) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(FORGET)) {
            update.setArray(1, connection.createArrayOf("text", leaves.toArray()));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("salts could not be destroyed", e);
        }
    }

    private List<Leaf> commit(String kind, List<Entry> entries) {
        var leaves = entries.stream()
                .map(entry -> Leaf.commitTo(service, entry.content()))
                .toList();
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, kind);
            var hashes = leaves.stream().map(Leaf::leaf).toArray();
            var salts = leaves.stream().map(Leaf::salt).toArray(byte[][]::new);
            var subjects = entries.stream().map(Entry::subject).toArray();
            insert.setArray(2, connection.createArrayOf("text", hashes));
            insert.setArray(3, connection.createArrayOf("bytea", salts));
            insert.setArray(4, connection.createArrayOf("text", subjects));
            insert.executeUpdate();
            return leaves;
        } catch (SQLException e) {
            throw new IllegalStateException("could not record " + kind, e);
        }
    }
}
