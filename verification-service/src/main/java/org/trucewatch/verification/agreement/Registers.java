package org.trucewatch.verification.agreement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.events.Json;

import java.sql.SQLException;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/** The registers beside an agreement: which actors there are. */
@ApplicationScoped
public class Registers {

    private static final String TAKE = """
            insert into registers (agreement_id, revision, content) values (?, ?, ?::jsonb)
            on conflict (agreement_id) do update set revision = excluded.revision, content = excluded.content
             where registers.revision < excluded.revision""";

    private static final String ACTOR = """
            select actor from registers, jsonb_array_elements(content -> 'actors') actor
             where agreement_id = ? and actor ->> 'id' = ? limit 1""";

    private final AgroalDataSource database;

    Registers(AgroalDataSource database) {
        this.database = database;
    }

    /** Keeps the full state unless what is kept is as new. */
    public void take(String agreementId, long revision, JsonNode content) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(TAKE)) {
            statement.setString(1, agreementId);
            statement.setLong(2, revision);
            statement.setString(3, content.toString());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("registers could not be kept", e);
        }
    }

    /** The actor as the register now describes it; empty where it names none. */
    public Optional<Actor> actor(String agreementId, String id) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(ACTOR)) {
            statement.setString(1, agreementId);
            statement.setString(2, id);
            try (var row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(Json.MAPPER.readValue(row.getString(1), Actor.class))
                        : Optional.empty();
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("registers could not be asked", e);
        }
    }
}
