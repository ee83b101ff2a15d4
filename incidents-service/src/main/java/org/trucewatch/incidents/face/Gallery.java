package org.trucewatch.incidents.face;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.database.FreshPlan;
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
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

/** Shows incidents, always the side that the viewer may see and nothing that only another side could tell. */
@ApplicationScoped
public class Gallery {

    // a page is found first, from indexes, and only what is on it is looked at further
    private static final String SELECT = """
            select f.incident_id, f.audiences, f.party, f.view, f.starts, f.agreement_id,
                   greatest(f.changed_at, %s) as changed_at, i.state, i.drill, i.admitted, i.admitted_by,
                   i.admission_reason, i.admitted_at, i.withdrawn_at, i.case_status, found.content as finding
              from (%s) f
              join incident i on i.id = f.incident_id
              left join lateral (select content from finding
                                  where incident_id = i.id and released order by revision desc limit 1) found on true
             order by f.starts desc, f.incident_id desc""";
    private static final String PAGE = """
            (select f.* from incident_face f %s where %s and (f.starts, f.incident_id) < (?, ?)
              order by f.starts desc, f.incident_id desc limit ?)""";
    private static final String PAGE_OF = "select f.* from (%s) f order by f.starts desc, f.incident_id desc limit ?";
    private static final String ONE = "select f.* from incident_face f where f.incident_id = ? and %s";
    // the database takes every area to be small; it is asked first whether so many places are in it, the nearest to a
    // corner first, because in any other order it would first look for all of them
    private static final String CROWD = """
            select count(*) from (select from incident_face f where %s order by f.at <-> point(?, ?) limit ?) counted""";
    private static final int CROWDED = 4_000;
    private static final String WITH_INCIDENT =
            "join incident i on i.id = f.incident_id and i.agreement_id = f.agreement_id";
    private static final String GONE = """
            select f.incident_id, f.agreement_id, max(f.starts) as starts, max(f.gone_at) as gone_at
              from incident_gone f
             where f.agreement_id = ? and %s and %s
               and not exists (select 1 from incident_face n where n.incident_id = f.incident_id and %s)
             group by f.incident_id, f.agreement_id
            having (max(f.starts), f.incident_id) < (?, ?) order by starts desc, f.incident_id desc limit ?""";
    private static final String AGREEMENT = "select agreement_id from incident where id = ?";

    private final AgroalDataSource database;

    Gallery(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * A page, the latest first; {@code after} is the last of the page before. Where changes are asked for, an incident of
     * which the viewer could see a side and now cannot is on the page as gone.
     */
    public List<Exhibit> search(
            String agreementId, Viewer viewer, Search search, Instant afterStart, UUID afterId, int most) {
        var after = afterStart.atOffset(ZoneOffset.UTC);
        var parameters = new ArrayList<Object>();
        var sql = page(agreementId, viewer, search, isCrowded(search), after, afterId, most, parameters);
        var page = run(sql, parameters, row -> read(row, viewer));
        if (search.since() == null) {
            return page;
        }
        return Stream.concat(page.stream(), gone(agreementId, viewer, search.since(), after, afterId, most))
                .sorted(Exhibit.LATEST_FIRST)
                .limit(most)
                .toList();
    }

    private boolean isCrowded(Search search) {
        return search.areas().stream().allMatch(area -> {
            if (area.west() > area.east()) {
                return false; // two boxes, far apart for the index
            }
            var parameters = new ArrayList<Object>();
            var sql = CROWD.formatted(area.boxes(parameters));
            parameters.addAll(List.of(area.west(), area.south(), CROWDED));
            return run(sql, parameters, row -> row.getInt(1)).get(0) >= CROWDED;
        });
    }

    static String page(
            String agreementId,
            Viewer viewer,
            Search search,
            boolean crowded,
            OffsetDateTime after,
            UUID afterId,
            int most,
            List<Object> parameters) {
        var changed = viewer.touched("at", parameters);
        var latest = search.latest(after);
        // an id after all others, where the list begins with what had begun by a time
        var latestId = latest.equals(after) ? afterId : new UUID(-1, -1);
        var parts = new ArrayList<String>();
        for (var part : search.parts()) {
            parameters.add(agreementId);
            var where = "f.agreement_id = ? and " + viewer.condition("f", parameters)
                    + search.conditions(parameters, viewer, crowded) + part;
            parameters.addAll(search.partParameters());
            parameters.addAll(List.of(latest, latestId, most));
            parts.add(PAGE.formatted(search.since() == null ? "" : WITH_INCIDENT, where));
        }
        if (parts.size() == 1) {
            return SELECT.formatted(changed, parts.get(0));
        }
        parameters.add(most);
        return SELECT.formatted(changed, PAGE_OF.formatted(String.join(" union all ", parts)));
    }

    private Stream<Exhibit> gone(
            String agreementId, Viewer viewer, Since since, OffsetDateTime after, UUID afterId, int most) {
        var parameters = new ArrayList<Object>(List.of(agreementId, since.value()));
        var saw = viewer.condition("f", parameters);
        var sees = viewer.condition("n", parameters);
        parameters.addAll(List.of(after, afterId, most));
        var changed = since.isExact() ? "f.tx >= ?" : "f.gone_at > ?";
        return run(GONE.formatted(changed, saw, sees), parameters, Gallery::gone).stream();
    }

    /** The incident as the viewer may see it; empty when there is nothing to see. */
    public Optional<Exhibit> find(UUID id, Viewer viewer) {
        var parameters = new ArrayList<Object>();
        var changed = viewer.touched("at", parameters);
        parameters.add(id);
        var one = ONE.formatted(viewer.condition("f", parameters));
        return run(SELECT.formatted(changed, one), parameters, row -> read(row, viewer)).stream()
                .findFirst();
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

    /** Reads a row. */
    private interface Row<T> {
        T of(ResultSet row) throws SQLException, JsonProcessingException;
    }

    private <T> List<T> run(String sql, List<Object> parameters, Row<T> read) {
        try (var connection = database.getConnection();
                // planned for these values: one plan for all would be right for hardly any
                var query = FreshPlan.of(connection, sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                query.setObject(i + 1, parameters.get(i));
            }
            try (var row = query.executeQuery()) {
                var rows = new ArrayList<T>();
                while (row.next()) {
                    rows.add(read.of(row));
                }
                return rows;
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("incidents could not be read", e);
        }
    }

    private static Exhibit gone(ResultSet row) throws SQLException {
        var id = row.getObject("incident_id", UUID.class);
        var told = Json.MAPPER.createObjectNode();
        told.put("id", id.toString())
                .put("agreementId", row.getString("agreement_id"))
                .put("gone", true)
                .put("changedAt", instant(row, "gone_at").toString());
        return new Exhibit(id, null, instant(row, "starts"), told);
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
