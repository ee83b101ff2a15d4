package org.trucewatch.incidents.face;

import org.trucewatch.incidents.body.Query;
import org.trucewatch.incidents.incident.IncidentState;
import org.trucewatch.kit.problems.Refusal;

import java.time.OffsetDateTime;
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

    /** Where what lasts for long ends has an index of its own; where all else ends is bounded by where it begins. */
    private static final List<String> ENDING = List.of(
            "f.ends >= ? and f.ends - f.starts <= interval '2 days' and f.starts >= ? - interval '2 days'",
            "f.ends >= ? and f.ends - f.starts > interval '2 days' and ? is not null");

    /** Reads every filter, before a list is begun that could not be refused any more. @throws Refusal 422 */
    public void check(Viewer viewer) {
        conditions(new ArrayList<>(), viewer, false);
        partParameters();
    }

    /** The place after which a list begins: after everything that had not begun by the end of the time asked for. */
    OffsetDateTime latest(OffsetDateTime after) {
        var end = Query.time("to", to);
        return end == null || end.isAfter(after) ? after : end;
    }

    /** The lists that make up the whole, each by a condition that has an index. */
    List<String> parts() {
        return from == null
                ? List.of("")
                : ENDING.stream().map(one -> " and " + one).toList();
    }

    /** What the conditions of {@link #parts} are about. */
    List<Object> partParameters() {
        var earliest = Query.time("from", from);
        return earliest == null ? List.of() : List.of(earliest, earliest);
    }

    /** The areas asked for. */
    List<Area> areas() {
        var areas = new ArrayList<Area>();
        if (bbox != null) {
            areas.add(Area.box(bbox));
        }
        if (near != null || radius != null) {
            areas.add(around());
        }
        return areas;
    }

    /**
     * Conditions on {@code incident_face f}, and on {@code incident i} where changes are asked for, to be added after others.
     *
     * @param crowded whether so much is in the areas that it is found sooner in the order of time
     */
    String conditions(List<Object> parameters, Viewer viewer, boolean crowded) {
        var sql = new StringBuilder();
        for (var area : areas()) {
            var inside = area.condition(parameters);
            add(sql, crowded ? "case when " + inside + " then true end" : inside);
        }
        add(sql, parameters, "f.starts <= ?", Query.time("to", to));
        add(sql, parameters, "f.kind = ?", Query.text("kind", kind));
        add(sql, parameters, "f.actor = ?", Query.text("actor", actor));
        add(sql, parameters, "f.commitments @> array[?]::text[]", Query.text("commitment", commitment));
        add(sql, parameters, "f.state = ?", Query.oneOf("status", status, IncidentState.class));
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

    private Area around() {
        if (near == null || radius == null) {
            throw Refusal.invalid(near == null ? "?near" : "?radius", "near and radius belong together");
        }
        return Area.around(near, radius);
    }
}
