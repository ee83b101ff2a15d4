package org.trucewatch.kit.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.sql.SQLException;

import jakarta.enterprise.context.ApplicationScoped;

/** Leaves that wait, in the database, to be integrated into the log. */
@ApplicationScoped
class PendingLeaves implements Record {

    private final AgroalDataSource database;
    private final String service;

    PendingLeaves(AgroalDataSource database, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.database = database;
        this.service = service;
    }

    @Override
    public Leaf add(String kind, String subject, JsonNode content) {
        var leaf = Leaf.commitTo(service, content);
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into pending_leaf (leaf, salt, kind, subject) values (decode(?, 'hex'), ?, ?, ?)")) {
            insert.setString(1, leaf.leaf());
            insert.setBytes(2, leaf.salt());
            insert.setString(3, kind);
            insert.setString(4, subject);
            insert.executeUpdate();
            return leaf;
        } catch (SQLException e) {
            throw new IllegalStateException("could not record " + kind, e);
        }
    }
}
