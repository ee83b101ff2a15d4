package org.trucewatch.incidents.face;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.events.Json;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** What became of reports: the incidents they testify to, and the findings once released. */
@ApplicationScoped
public class Fates {

    private static final String OF_REPORTS = """
            select w.report_id, i.id, i.state, i.case_status, found.content as finding
              from witness w
              join incident i on i.id = w.incident_id
              left join lateral (select content from finding
                                  where incident_id = i.id and released order by revision desc limit 1) found on true
             where w.report_id = any(?) and w.parted_at is null
             order by w.joined_at, i.id""";

    private final AgroalDataSource database;

    Fates(AgroalDataSource database) {
        this.database = database;
    }

    /** {@code {"id","state","caseStatus","finding"}} per incident; nothing for a report that waits to be matched. */
    public Map<UUID, List<ObjectNode>> of(Collection<UUID> reports) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(OF_REPORTS)) {
            query.setArray(1, connection.createArrayOf("uuid", reports.toArray()));
            try (var row = query.executeQuery()) {
                var fates = new HashMap<UUID, List<ObjectNode>>();
                while (row.next()) {
                    var finding = row.getString("finding");
                    var fate = Json.MAPPER.createObjectNode();
                    fate.put("id", row.getString("id")).put("state", row.getString("state"));
                    CaseStatus.shown(row.getString("case_status"), finding != null)
                            .ifPresent(status -> fate.put("caseStatus", status));
                    if (finding != null) {
                        fate.set("finding", Json.MAPPER.readTree(finding));
                    }
                    fates.computeIfAbsent(row.getObject("report_id", UUID.class), any -> new ArrayList<>())
                            .add(fate);
                }
                return fates;
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("what became of reports could not be read", e);
        }
    }
}
