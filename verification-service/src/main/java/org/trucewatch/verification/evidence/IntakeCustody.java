package org.trucewatch.verification.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.events.Json;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * What was done with files in incidents-service, as {@code incidents.custody-recorded.v1} tells of it. It names no person and no
 * content, and outlives the file, as it does there.
 */
@ApplicationScoped
public class IntakeCustody {

    /**
     * A step.
     *
     * @param by who did it, without a name
     * @param detail may be null
     */
    public record Step(UUID evidenceId, String step, OffsetDateTime at, JsonNode by, JsonNode detail, IntakeLeaf leaf) {

        /** What its leaf commits to. */
        public ObjectNode content() {
            var content = Json.MAPPER.createObjectNode();
            content.put("evidenceId", evidenceId.toString())
                    .put("step", step)
                    .put("at", at.toInstant().toString());
            content.set("by", by);
            if (detail != null) {
                content.set("detail", detail);
            }
            return content;
        }
    }

    private static final String KEEP = """
            insert into intake_custody (id, evidence_id, at, content) values (?, ?, ?, ?::jsonb) on conflict (id) do nothing""";

    private static final String OF =
            "select content from intake_custody where evidence_id = any(?) order by evidence_id, at, id";

    private final AgroalDataSource database;

    IntakeCustody(AgroalDataSource database) {
        this.database = database;
    }

    /** @param id of the event, which may come again */
    public void keep(UUID id, Step step, JsonNode told) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(KEEP)) {
            insert.setObject(1, id);
            insert.setObject(2, step.evidenceId());
            insert.setObject(3, step.at());
            insert.setString(4, told.toString());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("custody could not be kept", e);
        }
    }

    public List<Step> of(Collection<UUID> evidence) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(OF)) {
            query.setArray(1, connection.createArrayOf("uuid", evidence.toArray()));
            try (var row = query.executeQuery()) {
                var steps = new ArrayList<Step>();
                while (row.next()) {
                    steps.add(Json.MAPPER.readValue(row.getString(1), Step.class));
                }
                return steps;
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("custody could not be read", e);
        }
    }
}
