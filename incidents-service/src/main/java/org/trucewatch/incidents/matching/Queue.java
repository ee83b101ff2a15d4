package org.trucewatch.incidents.matching;

import io.agroal.api.AgroalDataSource;
import org.trucewatch.incidents.incident.Witnesses;
import org.trucewatch.incidents.report.Occurred;
import org.trucewatch.incidents.report.Place;
import org.trucewatch.incidents.report.Report;
import org.trucewatch.incidents.report.Reports;
import org.trucewatch.kit.database.FreshPlan;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

/** The reports that wait to be matched, grouped so that what could be one incident is worked on by one replica at a time. */
@ApplicationScoped
class Queue {

    /** Reports of one agreement and area can match each other; others cannot. */
    record Group(String agreementId, String area) {}

    // one look into the index per group and affiliation, however many reports wait there
    private static final String GROUPS = """
            with recursive first as (
                (select agreement_id, area, affiliation, position from to_match
                  order by agreement_id, area, affiliation, position limit 1)
                union all
                select next.* from first, lateral (
                    select m.agreement_id, m.area, m.affiliation, m.position from to_match m
                     where (m.agreement_id, m.area, m.affiliation) > (first.agreement_id, first.area, first.affiliation)
                     order by m.agreement_id, m.area, m.affiliation, m.position limit 1) next)
            select agreement_id, area from first group by agreement_id, area order by min(position)""";
    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtextextended(?, 0))";
    // Each affiliation's reports are dealt into turns of so many, which are taken in order; a lone one has them all.
    // With offset 0 each is found by an index, row by row, whatever the planner believes about the queue.
    static final String NEXT = """
            with recursive side as (
                (select m.affiliation from to_match m where m.agreement_id = ? and m.area = ? order by m.affiliation limit 1)
                union all
                select next.affiliation from side, lateral (
                    select m.affiliation from to_match m
                     where m.agreement_id = ? and m.area = ? and m.affiliation > side.affiliation
                     order by m.affiliation limit 1) next),
              dealt as (
                select next.report_id, next.position,
                       (row_number() over (partition by side.affiliation order by next.position) - 1) / ? as turn
                  from side, lateral (
                    select m.report_id, m.position from to_match m
                     where m.agreement_id = ? and m.area = ? and m.affiliation = side.affiliation and m.stuck_until < now()
                       and (m.supersedes is null
                            or not exists (select 1 from to_match o where o.report_id = m.supersedes offset 0))
                     order by m.position limit ?) next),
              chosen as (select report_id, position from dealt order by turn, position limit ?)
            select\s""" + Reports.COLUMNS + """
             from chosen m, lateral (select * from report r where r.id = m.report_id offset 0) r
            order by m.position""";
    // found row by row: the planner would read the whole queue, whose statistics are always of another moment
    private static final String DONE = """
            delete from to_match where ctid = any(array(
                select found.at from unnest(?::uuid[]) as done (id), lateral (
                    select m.ctid as at from to_match m where m.report_id = done.id offset 0) found))""";
    private static final String ONE = "select " + Reports.COLUMNS
            + " from to_match m join report r on r.id = m.report_id where m.report_id = ? and m.stuck_until < now()";
    private static final String STUCK =
            "update to_match set stuck_until = now() + interval '1 minute' where report_id = ?";
    // lateral and offset 0: one look into the index per report, whatever the planner believes about the arrays
    private static final String CANDIDATES = """
            select distinct found.incident_id
              from unnest(?::text[], ?::timestamptz[], ?::timestamptz[], ?::boolean[], ?::text[], ?::text[])
                   as r (kinds, earliest, latest, drill, reach, names),
                   lateral (select w.incident_id from witness w
                             where w.parted_at is null and w.agreement_id = ? and w.area = ? and w.kind = any(r.kinds::text[])
                               and w.drill = r.drill and %s offset 0) found""";
    private static final String OVERLAPS =
            " and tstzrange(w.earliest, w.latest, '[]') && tstzrange(r.earliest, r.latest, '[]')";
    static final String NEAR = CANDIDATES.formatted("w.reach && r.reach::box" + OVERLAPS);
    static final String NAMED = CANDIDATES.formatted("w.place_name = any(r.names::text[])" + OVERLAPS);

    private final AgroalDataSource database;
    private final int quota;

    Queue(AgroalDataSource database, MatchingSettings settings) {
        this.database = database;
        this.quota = settings.quota();
        if (quota < 1) {
            throw new IllegalStateException("trucewatch.matching.quota must be at least 1");
        }
    }

    List<Group> groups() throws SQLException {
        try (var connection = database.getConnection();
                var query = FreshPlan.of(connection, GROUPS)) {
            return read(query, row -> new Group(row.getString(1), row.getString(2)));
        }
    }

    /** Whether this transaction now works on the group alone; another replica may be at it. */
    boolean lock(Group group) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(LOCK)) {
            query.setString(1, "matching " + group.agreementId() + " " + group.area());
            try (var row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /**
     * As many as come next, affiliations taking turns, in the order in which they came. A correction is not among them
     * while what it corrects waits itself, here or elsewhere.
     */
    List<Report> next(Group group, int most) throws SQLException {
        return next(group, most, Reports::read);
    }

    /** The same by their ids: one of them may be what cannot be read. */
    List<UUID> nextIds(Group group, int most) throws SQLException {
        return next(group, most, row -> row.getObject("id", UUID.class));
    }

    private <T> List<T> next(Group group, int most, Reading<T> reading) throws SQLException {
        try (var connection = database.getConnection();
                var query = FreshPlan.of(connection, NEXT)) {
            ask(query, group, quota, most);
            return read(query, reading);
        }
    }

    /** The report alone, or nothing where it no longer waits. */
    List<Report> one(UUID id) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(ONE)) {
            query.setObject(1, id);
            return read(query, Reports::read);
        }
    }

    /** Reads a row. */
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static <T> List<T> read(PreparedStatement query, Reading<T> reading) throws SQLException {
        try (var row = query.executeQuery()) {
            var rows = new ArrayList<T>();
            while (row.next()) {
                rows.add(reading.of(row));
            }
            return rows;
        }
    }

    /** Fills in {@link #NEXT}. */
    static void ask(PreparedStatement next, Group group, int quota, int most) throws SQLException {
        var of = List.of(group.agreementId(), group.area());
        var values = Stream.of(of, of, List.of(quota), of, List.of(most, most)).flatMap(List::stream);
        int at = 1;
        for (Object value : values.toList()) {
            next.setObject(at++, value);
        }
    }

    /** Incidents one of whose reports may describe the same event as one of these; to be looked at closely. */
    Set<UUID> candidates(Group group, List<Report> reports) throws SQLException {
        try (var connection = database.getConnection()) {
            var found = new LinkedHashSet<UUID>();
            collect(connection, NEAR, group, reports, found);
            collect(connection, NAMED, group, reports, found);
            return found;
        }
    }

    private static void collect(Connection connection, String sql, Group group, List<Report> reports, Set<UUID> found)
            throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            array(query, 1, "text", reports, report -> list(Kinds.near(report.kind())));
            array(query, 2, "timestamptz", reports, utc(Occurred::earliest));
            array(query, 3, "timestamptz", reports, utc(Occurred::latest));
            array(query, 4, "boolean", reports, Report::drill);
            array(query, 5, "text", reports, Witnesses::reach);
            array(query, 6, "text", reports, report -> list(names(report.place())));
            query.setString(7, group.agreementId());
            query.setString(8, group.area());
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.add(row.getObject(1, UUID.class));
                }
            }
        }
    }

    /** As it sounds, and as it was kept before names were compared by their sound. */
    private static Set<String> names(Place place) {
        var names = new TreeSet<>(List.of(place.sound(), place.normalisedName()));
        names.remove("");
        return names;
    }

    /** An array within an array, which would otherwise become one flat array. */
    private static String list(Collection<String> values) {
        return values.stream()
                .map(value -> '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static Function<Report, Object> utc(Function<Occurred, Instant> end) {
        return report -> end.apply(report.occurred()).atOffset(ZoneOffset.UTC).toString();
    }

    private static void array(
            PreparedStatement query, int index, String type, List<Report> reports, Function<Report, Object> value)
            throws SQLException {
        query.setArray(
                index,
                query.getConnection()
                        .createArrayOf(type, reports.stream().map(value).toArray()));
    }

    void done(Collection<UUID> reports) throws SQLException {
        try (var connection = database.getConnection();
                var delete = FreshPlan.of(connection, DONE)) {
            delete.setArray(1, connection.createArrayOf("uuid", reports.toArray()));
            delete.executeUpdate();
        }
    }

    /** Sets the report aside for a while, so that it does not hold up those behind it. */
    void setAside(UUID report) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(STUCK)) {
            update.setObject(1, report);
            update.executeUpdate();
        }
    }
}
