package org.trucewatch.notification.agreement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.inbox.PermanentFailure;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private static final String AMONG = """
            select id, a.revision, case when a.revision = known then null else content end
              from unnest(?::text[], ?::bigint[]) as asked (id, known) join agreement a using (id)""";

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
        return Optional.ofNullable(among(Set.of(id)).get(id));
    }

    /** The terms now current of those of the agreements that are known, in one question. */
    public Map<String, Terms> among(Collection<String> ids) {
        var terms = new HashMap<String, Terms>();
        if (ids.isEmpty()) {
            return terms;
        }
        Object[] asked = ids.toArray();
        Object[] known = ids.stream()
                .map(id -> Optional.ofNullable(parsed.get(id))
                        .map(Parsed::revision)
                        .orElse(-1L))
                .toArray();
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(AMONG)) {
            query.setArray(1, connection.createArrayOf("text", asked));
            query.setArray(2, connection.createArrayOf("bigint", known));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var id = rows.getString(1);
                    if (rows.getString(3) != null) {
                        parsed.put(id, new Parsed(rows.getLong(2), parse(rows.getString(3))));
                    }
                    terms.put(id, parsed.get(id).terms());
                }
            }
            return terms;
        } catch (SQLException e) {
            throw new IllegalStateException("the agreements could not be read", e);
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
