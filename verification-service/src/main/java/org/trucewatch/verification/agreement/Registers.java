package org.trucewatch.verification.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;

import java.sql.SQLException;

import jakarta.enterprise.context.ApplicationScoped;

/** The registers beside an agreement: which actors there are. */
@ApplicationScoped
public class Registers {

    private static final String TAKE = """
            insert into registers (agreement_id, revision, content) values (?, ?, ?::jsonb)
            on conflict (agreement_id) do update set revision = excluded.revision, content = excluded.content
             where registers.revision < excluded.revision""";

    private static final String KNOWS = """
            select content -> 'actors' @> jsonb_build_array(jsonb_build_object('id', ?::text))
              from registers where agreement_id = ?""";

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

    public boolean knowsActor(String agreementId, String actor) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(KNOWS)) {
            statement.setString(1, actor);
            statement.setString(2, agreementId);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("registers could not be asked", e);
        }
    }
}
