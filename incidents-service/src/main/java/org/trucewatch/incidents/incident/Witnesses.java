package org.trucewatch.incidents.incident;

import io.agroal.api.AgroalDataSource;
import org.trucewatch.incidents.report.PlacePrecision;
import org.trucewatch.incidents.report.Report;
import org.trucewatch.kit.time.Ids;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Which report testifies to which incident, with the history of joining and parting. */
@ApplicationScoped
public class Witnesses {

    private static final String JOIN = """
            insert into witness (id, incident_id, report_id, agreement_id, area, kind, drill, earliest, latest, reach,
                                 place_name, joined_at, joined_by, join_reason)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::box, ?, ?, ?, ?)""";
    private static final String PART = """
            update witness set parted_at = ?, parted_by = ?, part_reason = ?
             where incident_id = ? and report_id = ? and parted_at is null""";
    private static final String OPEN =
            "select incident_id from witness where report_id = ? and parted_at is null order by joined_at, incident_id";
    private static final String EVER =
            "select distinct incident_id from witness where report_id = ? order by incident_id";
    private static final String OPEN_OF_ALL =
            "select report_id, incident_id from witness where report_id = any(?) and parted_at is null";
    private static final String HISTORY = """
            select report_id, joined_at, joined_by, join_reason, parted_at, parted_by, part_reason from witness
             where incident_id = ? order by joined_at, report_id""";
    private static final double METRES_PER_DEGREE = 111_000;

    /** That a report testifies to an incident, or did. */
    public record Link(
            UUID reportId,
            Instant joinedAt,
            String joinedBy,
            String joinReason,
            Instant partedAt,
            String partedBy,
            String partReason) {}

    private final AgroalDataSource database;

    Witnesses(AgroalDataSource database) {
        this.database = database;
    }

    /** Joins reports to an incident in the caller's transaction. */
    public void join(UUID incident, Collection<Report> reports, String by, String reason, Instant now) {
        var batch = batch();
        reports.forEach(report -> batch.add(incident, report, by, reason, now));
        batch.insert();
    }

    /** Collects links so that they are inserted in one round trip. */
    public Batch batch() {
        return new Batch();
    }

    /** Links that wait to be inserted. */
    public final class Batch {

        private final List<Object[]> rows = new ArrayList<>();

        public void add(UUID incident, Report report, String by, String reason, Instant now) {
            rows.add(new Object[] {
                Ids.next(),
                incident,
                report.id(),
                report.agreementId(),
                report.area(),
                report.kind(),
                report.drill(),
                utc(report.occurred().earliest()),
                utc(report.occurred().latest()),
                reach(report),
                report.place().sound(),
                utc(now),
                by,
                reason
            });
        }

        public void insert() {
            try (var connection = database.getConnection();
                    var insert = connection.prepareStatement(JOIN)) {
                for (var row : rows) {
                    set(insert, row);
                    insert.addBatch();
                }
                insert.executeBatch();
                rows.clear();
            } catch (SQLException e) {
                throw new IllegalStateException("reports could not be joined", e);
            }
        }
    }

    /** Whether there was such a link to undo. */
    public boolean part(UUID incident, UUID report, String by, String reason, Instant now) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(PART)) {
            set(update, utc(now), by, reason, incident, report);
            return update.executeUpdate() > 0;
        } catch (SQLException e) {
            throw new IllegalStateException("a report could not be parted", e);
        }
    }

    /** The incidents that each of the reports testifies to now. */
    public Map<UUID, Set<UUID>> open(Collection<UUID> reports) {
        var open = new HashMap<UUID, Set<UUID>>();
        if (reports.isEmpty()) {
            return open;
        }
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(OPEN_OF_ALL)) {
            query.setArray(1, connection.createArrayOf("uuid", reports.toArray()));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    open.computeIfAbsent(row.getObject(1, UUID.class), any -> new HashSet<>())
                            .add(row.getObject(2, UUID.class));
                }
                return open;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("incidents of reports could not be read", e);
        }
    }

    /** The incidents that a report testifies to now. */
    public List<UUID> incidentsOf(UUID report) {
        return incidents(OPEN, report);
    }

    /** The incidents that a report testifies to, or did. */
    public List<UUID> everOf(UUID report) {
        return incidents(EVER, report);
    }

    private List<UUID> incidents(String sql, UUID report) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            set(query, report);
            try (var row = query.executeQuery()) {
                var ids = new ArrayList<UUID>();
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
                return ids;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("incidents of a report could not be read", e);
        }
    }

    public List<Link> history(UUID incident) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(HISTORY)) {
            set(query, incident);
            try (var row = query.executeQuery()) {
                var links = new ArrayList<Link>();
                while (row.next()) {
                    var parted = row.getObject(5, OffsetDateTime.class);
                    links.add(new Link(
                            row.getObject(1, UUID.class),
                            row.getObject(2, OffsetDateTime.class).toInstant(),
                            row.getString(3),
                            row.getString(4),
                            parted == null ? null : parted.toInstant(),
                            row.getString(6),
                            row.getString(7)));
                }
                return links;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the history of an incident could not be read", e);
        }
    }

    /** The place widened by its precision as a PostgreSQL box, or null where it is not known well enough to compare. */
    public static String reach(Report report) {
        var point = report.place().point();
        if (point == null || !report.place().precision().betterThan(PlacePrecision.COUNTRY)) {
            return null;
        }
        double north = report.place().precision().metres() / METRES_PER_DEGREE;
        double east = north / Math.max(0.01, Math.cos(Math.toRadians(point.lat())));
        return "((" + (point.lon() - east) + "," + (point.lat() - north) + "),(" + (point.lon() + east) + ","
                + (point.lat() + north) + "))";
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
