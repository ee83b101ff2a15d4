package org.trucewatch.notification.agreement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.inbox.PermanentFailure;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

/** The agreements under which somebody can be notified. */
@ApplicationScoped
public class Agreements {

    private static final String KEEP = """
            insert into agreement (id, revision, state, content) values (?, ?, ?, ?)
            on conflict (id) do update set revision = excluded.revision, state = excluded.state, content = excluded.content
             where agreement.revision < excluded.revision
               and (excluded.state = 'IN_FORCE' or agreement.state <> 'IN_FORCE')""";

    private record Parsed(long revision, Terms terms) {}

    private final AgroalDataSource database;
    private final Map<String, Parsed> parsed = new ConcurrentHashMap<>();

    Agreements(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Keeps the version that is in force, or one that is ratified while none is in force yet.
     *
     * @return the terms if they are now the current ones
     */
    public Optional<Terms> keep(String id, long revision, String state, JsonNode content) {
        if (!"IN_FORCE".equals(state) && !"RATIFIED".equals(state)) {
            return Optional.empty();
        }
        Terms terms = parse(content.toString());
        try (var connection = database.getConnection();
                var upsert = connection.prepareStatement(KEEP)) {
            upsert.setString(1, id);
            upsert.setLong(2, revision);
            upsert.setString(3, state);
            upsert.setString(4, content.toString());
            return upsert.executeUpdate() == 1 ? Optional.of(terms) : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException("the agreement could not be kept", e);
        }
    }

    /** The terms now current, parsed once per revision. */
    public Optional<Terms> find(String id) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("""
                        select revision, case when revision = ? then null else content end from agreement where id = ?""")) {
            Parsed known = parsed.get(id);
            query.setLong(1, known == null ? -1 : known.revision());
            query.setString(2, id);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                if (row.getString(2) != null) {
                    known = new Parsed(row.getLong(1), parse(row.getString(2)));
                    parsed.put(id, known);
                }
                return Optional.of(known.terms());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the agreement could not be read", e);
        }
    }

    private static Terms parse(String content) {
        try {
            return Json.MAPPER.readValue(content, Terms.class);
        } catch (JsonProcessingException e) {
            throw new PermanentFailure("the agreement document cannot be read", e);
        }
    }
}
