package org.trucewatch.incidents.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.events.Json;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The reports that were taken, for whoever compares or shows them. They are written by intake only. */
@ApplicationScoped
public class Reports {

    /** Columns that {@link #read} needs, of a report called r. */
    public static final String COLUMNS = "r.id, r.agency, r.affiliation, r.area, r.received_at, r.content";

    private static final String OF_INCIDENTS = "select " + COLUMNS
            + ", w.incident_id from witness w join report r on r.id = w.report_id"
            + " where w.incident_id = any(?) and w.parted_at is null order by r.received_at, r.id";
    private static final String HOLD = "select " + COLUMNS + " from report r where r.id = ? for share";
    private static final String HOLD_ALL = "select r.id from report r where r.id = any(?) order by r.id for update";
    private static final String LAST_OF_INCIDENT = "select " + COLUMNS + """
             from witness w join report r on r.id = w.report_id
            where w.incident_id = ? and w.parted_at = (select max(parted_at) from witness where incident_id = ?)
            order by r.received_at, r.id""";
    private static final String SUPERSEDED = "select supersedes from report where supersedes = any(?)";
    private static final String PREDECESSORS = """
            with recursive before (report_id, id) as (
              select id, supersedes from report where id = any(?) and supersedes is not null
              union all
              select b.report_id, r.supersedes from before b join report r on r.id = b.id where r.supersedes is not null)
            select report_id, id from before""";

    private final AgroalDataSource database;

    Reports(AgroalDataSource database) {
        this.database = database;
    }

    /** The reports that testify to each incident, in the order in which they came. */
    public Map<UUID, Map<UUID, Report>> testifyingTo(Collection<UUID> incidents) {
        var found = new HashMap<UUID, Map<UUID, Report>>();
        incidents.forEach(incident -> found.put(incident, new LinkedHashMap<>()));
        if (incidents.isEmpty()) {
            return found;
        }
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(OF_INCIDENTS)) {
            query.setArray(1, connection.createArrayOf("uuid", incidents.toArray()));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var report = read(row);
                    found.get(row.getObject("incident_id", UUID.class)).put(report.id(), report);
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("reports could not be read", e);
        }
    }

    /** The report, or null; until the transaction ends nothing takes its place as a witness. */
    public Report hold(UUID id) {
        var found = reports(HOLD, id);
        return found.isEmpty() ? null : found.get(0);
    }

    /** The reports that testified last to an incident to which none does any more. */
    public List<Report> lastTestifyingTo(UUID incident) {
        return reports(LAST_OF_INCIDENT, incident, incident);
    }

    private List<Report> reports(String sql, Object... parameters) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setObject(i + 1, parameters[i]);
            }
            try (var row = query.executeQuery()) {
                var found = new ArrayList<Report>();
                while (row.next()) {
                    found.add(read(row));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("reports could not be read", e);
        }
    }

    /** Nobody lets these testify anywhere until the transaction ends. */
    public void holdAll(Collection<UUID> ids) {
        ids(HOLD_ALL, ids);
    }

    /** Those of the reports that a later one supersedes. */
    public Set<UUID> superseded(Collection<UUID> ids) {
        return ids(SUPERSEDED, ids);
    }

    private Set<UUID> ids(String sql, Collection<UUID> of) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setArray(1, connection.createArrayOf("uuid", of.toArray()));
            try (var row = query.executeQuery()) {
                var ids = new HashSet<UUID>();
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
                return ids;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("reports could not be found", e);
        }
    }

    /** For each of the reports that supersede another: that one, the one which it superseded in turn, and so on. */
    public Map<UUID, Set<UUID>> predecessors(Collection<UUID> ids) {
        var found = new HashMap<UUID, Set<UUID>>();
        if (ids.isEmpty()) {
            return found;
        }
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(PREDECESSORS)) {
            query.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.computeIfAbsent(row.getObject(1, UUID.class), any -> new LinkedHashSet<>())
                            .add(row.getObject(2, UUID.class));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what reports supersede could not be found", e);
        }
    }

    /** Reads the present row. */
    public static Report read(ResultSet row) throws SQLException {
        try {
            var content = (ObjectNode) Json.MAPPER.readTree(row.getString("content"));
            content.put("id", row.getString("id"))
                    .put("agency", row.getString("agency"))
                    .put("affiliation", row.getString("affiliation"))
                    .put("area", row.getString("area"))
                    .put(
                            "receivedAt",
                            row.getObject("received_at", OffsetDateTime.class)
                                    .toInstant()
                                    .toString());
            return Json.MAPPER.treeToValue(content, Report.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("report " + row.getString("id") + " does not fit its own shape", e);
        }
    }
}
