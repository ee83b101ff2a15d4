package org.trucewatch.verification.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.events.Json;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

/** Incidents as they were last told. */
@ApplicationScoped
public class Incidents {

    /** An incident with the revision it was told at and everything that was told. */
    public record Told(Alleged alleged, long revision, String content) {}

    // rows are sorted by id, so that two readers lock them in the same order
    private static final String TAKE = """
            insert into incident (id, agreement_id, revision, state, drill, content)
            select id, agreement_id, revision, state, drill, convert_from(content, 'UTF8')::jsonb
              from unnest(?::uuid[], ?::text[], ?::bigint[], ?::text[], ?::boolean[], ?::bytea[])
                as told (id, agreement_id, revision, state, drill, content)
            on conflict (id) do update
               set revision = excluded.revision, state = excluded.state, content = excluded.content
             where incident.revision < excluded.revision
            returning id""";

    private static final String WITHOUT_CASE = """
            select content from incident i
             where agreement_id = ? and state = 'ADMITTED' and content ->> 'joinedInto' is null
               and not exists (select 1 from case_file c where c.incident_id = i.id)
             order by id limit ?""";

    private static final String HOLD = "select id, content from incident where id = any(?) order by id for update";

    private static final String KEPT_OF_REPORT = """
            select id, content from incident
             where jsonb_path_query_array(content, '$.reports[*].id') @> jsonb_build_array(?::text)
             order by id for update""";

    private static final String REWRITE = "update incident set content = ?::jsonb where id = ?";

    private final AgroalDataSource database;
    private final ErasedReports erased;

    Incidents(AgroalDataSource database, ErasedReports erased) {
        this.database = database;
        this.erased = erased;
    }

    /**
     * Keeps what is newer than what is kept, without the words of reports that were erased.
     *
     * @param news one per incident, sorted by id
     * @return the incidents that were news
     */
    public Set<UUID> take(List<Told> news) {
        var told = erased.wordless(news);
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(TAKE)) {
            statement.setArray(1, connection.createArrayOf("uuid", column(told, one -> one.alleged()
                    .id())));
            statement.setArray(2, connection.createArrayOf("text", column(told, one -> one.alleged()
                    .agreementId())));
            statement.setArray(3, connection.createArrayOf("bigint", column(told, Told::revision)));
            statement.setArray(4, connection.createArrayOf("text", column(told, one -> one.alleged()
                    .state())));
            statement.setArray(5, connection.createArrayOf("boolean", column(told, one -> one.alleged()
                    .drill())));
            statement.setArray(6, connection.createArrayOf("bytea", bytes(told)));
            try (var row = statement.executeQuery()) {
                var taken = new HashSet<UUID>();
                while (row.next()) {
                    taken.add(row.getObject(1, UUID.class));
                }
                return taken;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("incidents could not be kept", e);
        }
    }

    /** What is kept of incidents, held until the transaction ends so that nobody else takes newer news of them meanwhile. */
    public Map<UUID, String> hold(Collection<UUID> ids) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(HOLD)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (var row = statement.executeQuery()) {
                var held = new HashMap<UUID, String>();
                while (row.next()) {
                    held.put(row.getObject(1, UUID.class), row.getString(2));
                }
                return held;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("incidents could not be held", e);
        }
    }

    /** Takes the words of a report out of what is kept, for good. To be called while nobody takes incidents. */
    public void erase(UUID report) {
        erased.add(report);
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(KEPT_OF_REPORT);
                var update = connection.prepareStatement(REWRITE)) {
            query.setString(1, report.toString());
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var content = read(row.getString(2), ObjectNode.class);
                    Remains.ofReport(report, content);
                    update.setString(1, content.toString());
                    update.setObject(2, row.getObject(1, UUID.class));
                    update.addBatch();
                }
            }
            update.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("words could not be erased", e);
        }
    }

    /** Sets what was held beside what is told now. */
    public static Retold retold(String before, Alleged now) {
        return new Retold(read(before, Alleged.class), now, before);
    }

    /** Admitted incidents that no case was opened for, because their agreement was not known yet. */
    public List<Alleged> admittedWithoutCase(String agreementId, int most) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(WITHOUT_CASE)) {
            statement.setString(1, agreementId);
            statement.setInt(2, most);
            try (var row = statement.executeQuery()) {
                var found = new ArrayList<Alleged>();
                while (row.next()) {
                    found.add(read(row.getString(1), Alleged.class));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("incidents could not be asked", e);
        }
    }

    public Alleged require(UUID id) {
        return read(content(id), Alleged.class);
    }

    /** Everything that was told of an incident. */
    public ObjectNode told(UUID id) {
        return read(content(id), ObjectNode.class);
    }

    private String content(UUID id) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select content from incident where id = ?")) {
            statement.setObject(1, id);
            try (var row = statement.executeQuery()) {
                if (row.next()) {
                    return row.getString(1);
                }
                throw new IllegalStateException("no incident " + id);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("incidents could not be asked", e);
        }
    }

    private static <T> T read(String content, Class<T> as) {
        try {
            return Json.MAPPER.readValue(content, as);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an incident is kept that cannot be read", e);
        }
    }

    /** In an array of texts every quotation mark would be escaped here and read there. */
    private static byte[][] bytes(List<Told> told) {
        return told.stream()
                .map(one -> one.content().getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    private static Object[] column(List<Told> told, Function<Told, Object> of) {
        return told.stream().map(of).toArray();
    }
}
