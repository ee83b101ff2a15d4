package org.trucewatch.incidents.face;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.events.Json;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Shows incidents, always the side that the viewer may see and nothing that only another side could tell. */
@ApplicationScoped
public class Gallery {

    private static final String SELECT = """
            select f.incident_id, f.audiences, f.party, f.view, f.starts, f.agreement_id,
                   greatest(f.changed_at, i.touched_at) as changed_at, i.state, i.drill, i.admitted, i.admitted_by, i.admission_reason, i.admitted_at, i.withdrawn_at,
                   i.case_status, found.content as finding
              from incident_face f
              join incident i on i.id = f.incident_id
              left join lateral (select content from finding
                                  where incident_id = i.id and released order by revision desc limit 1) found on true
             where\s""";
    private static final String AGREEMENT = "select agreement_id from incident where id = ?";

    private final AgroalDataSource database;

    Gallery(AgroalDataSource database) {
        this.database = database;
    }

    /** A page, the latest first; {@code after} is the last of the page before. */
    public List<Exhibit> search(
            String agreementId, Viewer viewer, Search search, Instant afterStart, UUID afterId, int most) {
        var parameters = new ArrayList<Object>();
        parameters.add(agreementId);
        var sql = new StringBuilder(SELECT).append("f.agreement_id = ? and ").append(viewer.condition(parameters));
        sql.append(search.conditions(parameters));
        sql.append(" and (f.starts, f.incident_id) < (?, ?) order by f.starts desc, f.incident_id desc limit ?");
        parameters.addAll(List.of(afterStart.atOffset(ZoneOffset.UTC), afterId, most));
        return run(sql.toString(), parameters, viewer);
    }

    /** The incident as the viewer may see it; empty when there is nothing to see. */
    public Optional<Exhibit> find(UUID id, Viewer viewer) {
        var parameters = new ArrayList<Object>();
        parameters.add(id);
        var sql = SELECT + "f.incident_id = ? and " + viewer.condition(parameters);
        return run(sql, parameters, viewer).stream().findFirst();
    }

    /** The agreement of an incident, if there is such an incident. */
    public Optional<String> agreementOf(UUID id) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(AGREEMENT)) {
            query.setObject(1, id);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("an incident could not be found", e);
        }
    }

    private List<Exhibit> run(String sql, List<Object> parameters, Viewer viewer) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                query.setObject(i + 1, parameters.get(i));
            }
            try (var row = query.executeQuery()) {
                var exhibits = new ArrayList<Exhibit>();
                while (row.next()) {
                    exhibits.add(read(row, viewer));
                }
                return exhibits;
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("incidents could not be read", e);
        }
    }

    private static Exhibit read(ResultSet row, Viewer viewer) throws SQLException, JsonProcessingException {
        var id = row.getObject("incident_id", UUID.class);
        var full = Json.MAPPER.createObjectNode();
        full.put("id", id.toString())
                .put("agreementId", row.getString("agreement_id"))
                .put("state", row.getString("state"))
                .put("drill", row.getBoolean("drill"));
        full.setAll((ObjectNode) Json.MAPPER.readTree(row.getString("view")));
        if (row.getObject("admitted") != null) {
            full.putObject("admission")
                    .put("admitted", row.getBoolean("admitted"))
                    .put("by", row.getString("admitted_by"))
                    .put("reason", row.getString("admission_reason"))
                    .put("at", instant(row, "admitted_at").toString());
        }
        if (row.getObject("withdrawn_at") != null) {
            full.put("withdrawnAt", instant(row, "withdrawn_at").toString());
        }
        var finding = row.getString("finding");
        if (finding != null) {
            full.set("finding", Json.MAPPER.readTree(finding));
        }
        CaseStatus.shown(row.getString("case_status"), finding != null)
                .ifPresent(status -> full.put("caseStatus", status));
        full.put("changedAt", instant(row, "changed_at").toString());
        var hat = viewer.hatFor(words(row.getArray("audiences")), row.getString("party"));
        return new Exhibit(id, hat, instant(row, "starts"), full);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Set<String> words(Array array) throws SQLException {
        return Set.of((String[]) array.getArray());
    }
}
