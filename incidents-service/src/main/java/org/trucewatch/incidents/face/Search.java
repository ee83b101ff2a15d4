package org.trucewatch.incidents.face;

import org.trucewatch.incidents.body.Query;
import org.trucewatch.incidents.incident.IncidentState;
import org.trucewatch.kit.problems.Refusal;

import java.util.ArrayList;
import java.util.List;

/**
 * The filters of the list of incidents, each optional.
 *
 * @param since null for everything
 */
public record Search(
        String bbox,
        String near,
        String radius,
        String from,
        String to,
        String kind,
        String actor,
        String commitment,
        String status,
        String q,
        Since since) {

    /** What lasts longer has an index of its own, so that the index of beginnings bounds the ends of all others. */
    private static final String LASTING = """
             and f.ends >= ? and (f.starts >= ? - interval '31 days' or f.ends - f.starts > interval '31 days')""";

    /** Reads every filter, before a list is begun that could not be refused any more. @throws Refusal 422 */
    public void check(Viewer viewer) {
        conditions(new ArrayList<>(), viewer);
    }

    /** Whether the conditions are also about {@code incident i}. */
    boolean asksOfIncident() {
        return status != null || since != null;
    }

    /** Conditions on {@code incident_face f}, to be added after others. */
    String conditions(List<Object> parameters, Viewer viewer) {
        var sql = new StringBuilder();
        if (bbox != null) {
            add(sql, Area.box(bbox).condition(parameters));
        }
        if (near != null || radius != null) {
            add(sql, nearby(parameters));
        }
        var earliest = Query.time("from", from);
        if (earliest != null) {
            sql.append(LASTING);
            parameters.addAll(List.of(earliest, earliest));
        }
        add(sql, parameters, "f.starts <= ?", Query.time("to", to));
        add(sql, parameters, "f.kind = ?", Query.text("kind", kind));
        add(sql, parameters, "f.actor = ?", Query.text("actor", actor));
        add(sql, parameters, "f.commitments @> array[?]::text[]", Query.text("commitment", commitment));
        add(sql, parameters, "i.state = ?", Query.oneOf("status", status, IncidentState.class));
        if (q != null) {
            add(sql, "f.words @@ (" + Question.sql(Query.text("q", q), parameters) + ")");
        }
        // an incident changes with each of its sides: the index finds the incidents, the side decides
        if (since != null && since.isExact()) {
            add(sql, parameters, "i.tx >= ?", since.mark());
            add(sql, "greatest(f.tx, " + viewer.touched("tx", parameters) + ") >= ?");
            parameters.add(since.mark());
        } else if (since != null) {
            add(sql, parameters, "i.changed_at > ?", since.time());
            add(sql, "greatest(f.changed_at, " + viewer.touched("at", parameters) + ") > ?");
            parameters.add(since.time());
        }
        return sql.toString();
    }

    private static void add(StringBuilder sql, List<Object> parameters, String condition, Object value) {
        if (value != null) {
            add(sql, condition);
            parameters.add(value);
        }
    }

    private static void add(StringBuilder sql, String condition) {
        sql.append(" and ").append(condition);
    }

    private String nearby(List<Object> parameters) {
        if (near == null || radius == null) {
            throw Refusal.invalid(near == null ? "?near" : "?radius", "near and radius belong together");
        }
        return Area.around(near, radius).condition(parameters);
    }
}
