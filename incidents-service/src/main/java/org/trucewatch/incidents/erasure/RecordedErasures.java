package org.trucewatch.incidents.erasure;

import org.trucewatch.incidents.contracts.ReportErased;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.RecordedKind;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** Erasures as they are kept, for an audit to hold against what was recorded when they were done. */
@ApplicationScoped
class RecordedErasures implements RecordedKind {

    static final String KIND = "erasure";

    private static final String UNDER = """
            select id, leaf, report_id, agreement_id, evidence, incidents, confirmed_at, agency, confirmed_party, reason
              from erasure where report_id = any(?::uuid[]) and leaf = any(?)""";

    private final DataSource database;

    RecordedErasures(DataSource database) {
        this.database = database;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(KIND);
    }

    @Override
    public Map<String, List<Kept>> behind(List<Entry> entries) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(UNDER)) {
            var subjects = entries.stream().map(Entry::subject).distinct().toArray();
            var leaves = entries.stream().map(Entry::leaf).toArray();
            query.setArray(1, connection.createArrayOf("text", subjects));
            query.setArray(2, connection.createArrayOf("text", leaves));
            try (var row = query.executeQuery()) {
                var behind = new HashMap<String, List<Kept>>();
                while (row.next()) {
                    behind.computeIfAbsent(row.getString("leaf"), any -> new ArrayList<>())
                            .add(kept(row));
                }
                return behind;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("erasures could not be read", e);
        }
    }

    private static Kept kept(ResultSet row) throws SQLException {
        var what = "erasure " + row.getString("id");
        if (row.getArray("evidence") == null) {
            return Kept.untold(what);
        }
        var told = new ReportErased(
                row.getObject("report_id", UUID.class),
                row.getString("agreement_id"),
                ids(row.getArray("evidence")),
                ids(row.getArray("incidents")),
                row.getObject("confirmed_at", OffsetDateTime.class).toInstant(),
                new ReportErased.By(row.getString("agency"), row.getString("confirmed_party")),
                row.getString("reason"),
                ReportErased.REVISION);
        return new Kept(what, Json.MAPPER.valueToTree(told));
    }

    private static List<UUID> ids(Array array) throws SQLException {
        return List.of((UUID[]) array.getArray());
    }
}
