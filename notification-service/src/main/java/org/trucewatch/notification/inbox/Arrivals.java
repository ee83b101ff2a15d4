package org.trucewatch.notification.inbox;

import io.agroal.api.AgroalDataSource;
import org.trucewatch.notification.party.Codes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Reads inboxes in commit order. Rows of transactions that are not older than every running one are left for later, so
 * that a row which commits late is not passed over.
 */
@ApplicationScoped
class Arrivals {

    private static final String AFTER = """
            select d.tx, d.position, n.id, n.agreement_id, n.kind, n.subject, n.urgency, n.drill, n.answerers,
                   n.released_at, d.served_at, n.digest
              from delivery d join notice n on n.id = d.notice_id
             where d.channel = 'INBOX' and d.party = ? and (d.tx, d.position) > (?, ?)
               and d.tx < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
             order by d.tx, d.position limit ?""";
    private static final String END = """
            select coalesce(max(tx), 0) from delivery
             where channel = 'INBOX' and party = ? and tx < pg_snapshot_xmin(pg_current_snapshot())::text::bigint""";

    private final AgroalDataSource database;

    Arrivals(AgroalDataSource database) {
        this.database = database;
    }

    List<Arrival> after(String party, Place place, int atMost) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(AFTER)) {
            query.setString(1, party);
            query.setLong(2, place.tx());
            query.setLong(3, place.position());
            query.setInt(4, atMost);
            var arrivals = new ArrayList<Arrival>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    arrivals.add(arrival(rows));
                }
            }
            return arrivals;
        } catch (SQLException e) {
            throw new IllegalStateException("the inbox could not be read", e);
        }
    }

    /** The place after everything that is there now. */
    Place end(String party) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(END)) {
            query.setString(1, party);
            try (var row = query.executeQuery()) {
                row.next();
                return new Place(row.getLong(1), Long.MAX_VALUE);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the inbox could not be read", e);
        }
    }

    private static Arrival arrival(ResultSet row) throws SQLException {
        return new Arrival(
                new Place(row.getLong(1), row.getLong(2)),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getBoolean(8),
                Codes.split(row.getString(9)),
                row.getObject(10, OffsetDateTime.class).toInstant(),
                row.getObject(11, OffsetDateTime.class).toInstant(),
                row.getString(12));
    }
}
