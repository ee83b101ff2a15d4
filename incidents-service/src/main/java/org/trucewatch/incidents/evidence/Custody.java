package org.trucewatch.incidents.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import org.trucewatch.incidents.contracts.CustodyRecorded;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.Issued;
import org.trucewatch.kit.ledger.Log;
import org.trucewatch.kit.ledger.Record;
import org.trucewatch.kit.ledger.RecordedKind;
import org.trucewatch.kit.outbox.Outbox;
import org.trucewatch.kit.time.Ids;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Everything that was done with evidence, each step a leaf of a log. Steps are only ever added. */
@ApplicationScoped
public class Custody implements RecordedKind {

    /** Who did it, without a name. */
    public record By(String role, String party, String agency) {}

    /**
     * One step.
     *
     * @param step STORED, EXAMINED, VIEWED, EXPORTED or COPY_MADE
     * @param detail or null
     * @param leaf of the service in which it happened
     */
    public record Step(UUID id, UUID evidenceId, String step, Instant at, By by, JsonNode detail, Recorded leaf) {}

    /** Where it is recorded. */
    public record Recorded(String service, String leaf) {}

    private static final String INSERT = """
            insert into custody_step (id, evidence_id, step, at, role, party, agency, detail, leaf_service, leaf)
            values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?) on conflict (id) do nothing
            returning position""";
    private static final String OF = """
            select id, evidence_id, step, at, role, party, agency, detail, leaf_service, leaf from custody_step
             where evidence_id = ? order by at, position""";
    private static final String UNDER = """
            select id, evidence_id, step, at, role, party, agency, detail, leaf_service, leaf from custody_step
             where evidence_id = any(?) and leaf = any(?)""";
    private static final String KIND = "custody-step";

    private final AgroalDataSource database;
    private final Record record;
    private final Log log;
    private final Outbox outbox;

    Custody(AgroalDataSource database, Record record, Log log, Outbox outbox) {
        this.database = database;
        this.record = record;
        this.log = log;
        this.outbox = outbox;
    }

    /** Adds a step of this service to the caller's transaction, or commits it where there is none, and announces it. */
    @Transactional
    public void add(Evidence evidence, String step, Instant at, By by, JsonNode detail) {
        long before = recordedBefore();
        var id = evidence.id();
        var leaf = record.add(KIND, id.toString(), content(id, step, at, by, detail));
        long position = insert(
                        new Step(Ids.next(), id, step, at, by, detail, new Recorded(leaf.service(), leaf.leaf())))
                .orElseThrow();
        outbox.publish(
                CustodyRecorded.TYPE,
                id.toString(),
                evidence.agreementId(),
                position,
                evidence.drill(),
                new CustodyRecorded(
                        id,
                        evidence.agreementId(),
                        step,
                        at,
                        new CustodyRecorded.By(by.role(), by.party(), by.agency()),
                        detail,
                        org.trucewatch.incidents.contracts.Recorded.of(leaf, before),
                        position));
    }

    /** Leaves that the log has for certain: what is recorded now comes after them. */
    long recordedBefore() {
        return log.latest().map(Issued::size).orElse(0L);
    }

    private static ObjectNode content(UUID evidence, String step, Instant at, By by, JsonNode detail) {
        var content = Json.MAPPER.createObjectNode();
        content.put("evidenceId", evidence.toString()).put("step", step).put("at", at.toString());
        content.set("by", Json.MAPPER.valueToTree(by));
        if (detail != null) {
            content.set("detail", detail);
        }
        return content;
    }

    /** Adds a step that is recorded already; one that is there stays as it is. */
    @Transactional
    public void keep(Step step) {
        insert(step);
    }

    /** Its position; empty when it is there already. */
    private OptionalLong insert(Step step) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, step.id());
            insert.setObject(2, step.evidenceId());
            insert.setString(3, step.step());
            insert.setObject(4, step.at().atOffset(ZoneOffset.UTC));
            insert.setString(5, step.by().role());
            insert.setString(6, step.by().party());
            insert.setString(7, step.by().agency());
            insert.setString(8, step.detail() == null ? null : step.detail().toString());
            insert.setString(9, step.leaf().service());
            insert.setString(10, step.leaf().leaf());
            try (var row = insert.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a custody step could not be kept", e);
        }
    }

    /** The steps in the order in which they happened. */
    public List<Step> of(UUID evidence) {
        return read(OF, (connection, query) -> query.setObject(1, evidence));
    }

    @Override
    public Set<String> kinds() {
        return Set.of(KIND);
    }

    @Override
    public Map<String, List<Kept>> behind(List<Entry> entries) {
        return read(UNDER, (connection, query) -> {
                    var evidence = entries.stream()
                            .map(Entry::subject)
                            .map(UUID::fromString)
                            .distinct();
                    query.setArray(1, connection.createArrayOf("uuid", evidence.toArray()));
                    query.setArray(
                            2,
                            connection.createArrayOf(
                                    "text", entries.stream().map(Entry::leaf).toArray()));
                })
                .stream()
                .collect(Collectors.groupingBy(
                        step -> step.leaf().leaf(), Collectors.mapping(Custody::kept, Collectors.toList())));
    }

    private static Kept kept(Step step) {
        return new Kept(
                "custody step " + step.id() + " of evidence " + step.evidenceId(),
                content(step.evidenceId(), step.step(), step.at(), step.by(), step.detail()));
    }

    private interface Asking {
        void ask(Connection connection, PreparedStatement query) throws SQLException;
    }

    private List<Step> read(String sql, Asking asking) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            asking.ask(connection, query);
            try (var row = query.executeQuery()) {
                var steps = new ArrayList<Step>();
                while (row.next()) {
                    steps.add(read(row));
                }
                return steps;
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("custody could not be read", e);
        }
    }

    private static Step read(ResultSet row) throws SQLException, JsonProcessingException {
        var detail = row.getString("detail");
        return new Step(
                row.getObject("id", UUID.class),
                row.getObject("evidence_id", UUID.class),
                row.getString("step"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new By(row.getString("role"), row.getString("party"), row.getString("agency")),
                detail == null ? null : Json.MAPPER.readTree(detail),
                new Recorded(row.getString("leaf_service"), row.getString("leaf")));
    }
}
