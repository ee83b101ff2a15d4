package org.trucewatch.kit.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** Leaves that wait, in the database, to be integrated into the log. */
@ApplicationScoped
class PendingLeaves implements Record {

    private static final String INSERT = """
            insert into pending_leaf (leaf, salt, kind, subject)
            select decode(leaf, 'hex'), salt, ?, subject
              from unnest(?::text[], ?::bytea[], ?::text[]) as entry (leaf, salt, subject)""";

    // first where they wait: one that is integrated meanwhile is found in the log afterwards
    private static final List<String> FORGET = List.of(
            "update pending_leaf set salt = '' where leaf = any(?)",
            "delete from leaf_salt using leaf where leaf_salt.index = leaf.index and leaf.leaf = any(?)");

    private static final String SALTS = """
            select encode(leaf, 'hex'), salt from leaf join leaf_salt using (index) where leaf = any(?)
            union all
            select encode(leaf, 'hex'), salt from pending_leaf where leaf = any(?) and salt <> ''""";

    private final DataSource database;
    private final String service;

    PendingLeaves(DataSource database, @ConfigProperty(name = "quarkus.application.name") String service) {
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
        try (var connection = database.getConnection()) {
            for (var sql : FORGET) {
                try (var statement = connection.prepareStatement(sql)) {
                    statement.setArray(1, connection.createArrayOf("bytea", bytes(leaves)));
                    statement.executeUpdate();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("salts could not be destroyed", e);
        }
    }

    @Override
    public Map<String, byte[]> salts(Collection<String> leaves) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(SALTS)) {
            query.setArray(1, connection.createArrayOf("bytea", bytes(leaves)));
            query.setArray(2, connection.createArrayOf("bytea", bytes(leaves)));
            try (var row = query.executeQuery()) {
                var salts = new HashMap<String, byte[]>();
                while (row.next()) {
                    salts.put(row.getString(1), row.getBytes(2));
                }
                return salts;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("salts could not be read", e);
        }
    }

    private static byte[][] bytes(Collection<String> leaves) {
        return leaves.stream().map(HexFormat.of()::parseHex).toArray(byte[][]::new);
    }

    List<Leaf> commit(String kind, List<Entry> entries) {
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
