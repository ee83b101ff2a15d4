package org.trucewatch.incidents.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.agroal.api.AgroalDataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.trucewatch.incidents.report.Consent;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.Leaf;
import org.trucewatch.kit.problems.Refusal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** What is known of the evidence that was taken. */
@ApplicationScoped
public class EvidenceShelf {

    private static final String COLUMNS =
            "id, report_id, agreement_id, agency, affiliation, drill, consent, sha256, size, media_type, filename, capture,"
                    + " digest, received_at, leaf, salt";
    private static final String INSERT = "insert into evidence (" + COLUMNS
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?) on conflict (id) do nothing";
    private static final String FIND = "select " + COLUMNS + " from evidence where id = ?";
    private static final String FIND_ALL = "select " + COLUMNS + " from evidence where id = any(?)";
    private static final String OF_REPORTS =
            "select " + COLUMNS + " from evidence where report_id = any(?) order by received_at, id";

    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final String GONE = "23503"; // there is no such original any more

    private final AgroalDataSource database;
    private final String service;

    EvidenceShelf(AgroalDataSource database, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.database = database;
        this.service = service;
    }

    /** Whether it was put there; not if the id is taken. In the caller's transaction. */
    boolean put(Evidence evidence) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            var values = new Object[] {
                evidence.id(),
                evidence.reportId(),
                evidence.agreementId(),
                evidence.agency(),
                evidence.affiliation(),
                evidence.drill(),
                evidence.consent().name(),
                evidence.sha256(),
                evidence.size(),
                evidence.mediaType(),
                evidence.filename(),
                evidence.capture() == null
                        ? null
                        : Json.MAPPER.valueToTree(evidence.capture()).toString(),
                evidence.digest(),
                evidence.receivedAt().atOffset(ZoneOffset.UTC),
                evidence.leaf().leaf(),
                evidence.leaf().salt()
            };
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            return insert.executeUpdate() > 0;
        } catch (SQLException e) {
            if (GONE.equals(e.getSQLState())) {
                throw new Refusal("busy", 503, "Busy", "The store took too long; send it again", List.of())
                        .retryAfter(AT_ONCE);
            }
            throw new IllegalStateException("evidence could not be kept", e);
        }
    }

    public Optional<Evidence> find(UUID id) {
        return read(FIND, (connection, query) -> query.setObject(1, id)).stream()
                .findFirst();
    }

    List<Evidence> findAll(Collection<UUID> ids) {
        return read(
                FIND_ALL, (connection, query) -> query.setArray(1, connection.createArrayOf("uuid", ids.toArray())));
    }

    /** That of each of the reports, in the order of receipt. */
    public Map<UUID, List<Evidence>> of(Collection<UUID> reports) {
        return read(
                        OF_REPORTS,
                        (connection, query) -> query.setArray(1, connection.createArrayOf("uuid", reports.toArray())))
                .stream()
                .collect(Collectors.groupingBy(Evidence::reportId));
    }

    private interface Asking {
        void ask(Connection connection, PreparedStatement query) throws SQLException;
    }

    private List<Evidence> read(String sql, Asking asking) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            asking.ask(connection, query);
            try (var row = query.executeQuery()) {
                var found = new ArrayList<Evidence>();
                while (row.next()) {
                    found.add(read(row));
                }
                return found;
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("evidence could not be read", e);
        }
    }

    private Evidence read(ResultSet row) throws SQLException, JsonProcessingException {
        var capture = row.getString("capture");
        return new Evidence(
                row.getObject("id", UUID.class),
                row.getObject("report_id", UUID.class),
                row.getString("agreement_id"),
                row.getString("agency"),
                row.getString("affiliation"),
                row.getBoolean("drill"),
                Consent.valueOf(row.getString("consent")),
                row.getString("sha256"),
                row.getObject("size", Long.class),
                row.getString("media_type"),
                row.getString("filename"),
                capture == null ? null : Json.MAPPER.readValue(capture, Capture.class),
                row.getString("digest"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                new Leaf(service, row.getString("leaf"), row.getBytes("salt")));
    }
}
