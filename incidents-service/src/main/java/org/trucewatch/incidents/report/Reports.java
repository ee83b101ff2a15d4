package org.trucewatch.incidents.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.events.Json;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
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
    private static final String BY_ID = "select " + COLUMNS + " from report r where r.id = ?";

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

    /** The report, or null. */
    public Report find(UUID id) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(BY_ID)) {
            query.setObject(1, id);
            try (var row = query.executeQuery()) {
                return row.next() ? read(row) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a report could not be read", e);
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
