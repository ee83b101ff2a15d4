package org.trucewatch.notification.carrier;

import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.database.FreshPlan;
import org.trucewatch.notification.delivery.DeliveryRules;
import org.trucewatch.notification.party.Channel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Claims what is due, in a short transaction: the attempt is counted and leased before anything is sent, so that a
 * process which dies leaves it to be claimed again. Endpoints that keep failing get one attempt at a time and pauses.
 */
@ApplicationScoped
class Claims {

    /** What is due first is sent first, to whichever endpoint, and a notice's deliveries together. */
    private static final String CLAIM = """
            with oldest as materialized (
                select p.id, e.channel, e.url, e.address, e.secret
                  from endpoint e cross join lateral (
                       select id, notice_id, due_at from delivery
                        where endpoint_id = e.id and state = 'DUE' and due_at <= now() and leased_until <= now()
                        order by due_at
                        limit case when e.failures >= ? then 1 when e.channel = 'EMAIL' then ? else ? end) p
                 where e.state = 'ACTIVE' and e.paused_until <= now() and e.id <> all(?)
                   and not (e.failures >= ? and e.id = any(?))
                 order by p.due_at, p.notice_id limit ?),
            free as (
                select id from delivery
                 where id in (select id from oldest) and state = 'DUE' and leased_until <= now()
                   for update skip locked)
            update delivery d set attempts = d.attempts + 1, leased_until = now() + make_interval(secs => ?)
              from free join oldest c using (id)
             where d.id = free.id
            returning d.id, d.notice_id, d.party, d.endpoint_id, c.channel, c.url, c.address, c.secret, d.round, d.attempts""";

    private final AgroalDataSource database;
    private final Prints prints;
    private final DeliveryRules rules;

    Claims(AgroalDataSource database, Prints prints, DeliveryRules rules) {
        this.database = database;
        this.prints = prints;
        this.rules = rules;
    }

    /**
     * Claims deliveries that are due.
     *
     * @param busy endpoints that get nothing more for now
     * @param underWay endpoints that something is being sent to: one that keeps failing gets no second attempt beside it
     * @param atMost how many in all
     */
    @Transactional
    List<Parcel> claim(Collection<UUID> busy, Collection<UUID> underWay, int atMost) {
        var parcels = new ArrayList<Parcel>();
        try (var connection = database.getConnection();
                var claim = FreshPlan.of(connection, CLAIM)) {
            claim.setInt(1, rules.breakerThreshold());
            claim.setInt(2, rules.atOnce(Channel.EMAIL));
            claim.setInt(3, rules.atOnce(Channel.WEBHOOK));
            claim.setArray(4, connection.createArrayOf("uuid", busy.toArray()));
            claim.setInt(5, rules.breakerThreshold());
            claim.setArray(6, connection.createArrayOf("uuid", underWay.toArray()));
            claim.setInt(7, atMost);
            claim.setDouble(8, rules.lease().toMillis() / 1000.0);
            try (var rows = claim.executeQuery()) {
                while (rows.next()) {
                    parcels.add(parcel(rows));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("deliveries could not be claimed", e);
        }
        if (parcels.isEmpty()) {
            return parcels;
        }
        Map<UUID, Print> found =
                prints.of(parcels.stream().map(Parcel::noticeId).distinct().toList());
        return parcels.stream()
                .map(parcel -> parcel.with(found.get(parcel.noticeId())))
                .toList();
    }

    private static Parcel parcel(ResultSet row) throws SQLException {
        return new Parcel(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getObject(4, UUID.class),
                Channel.valueOf(row.getString(5)),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getInt(9),
                row.getInt(10),
                null);
    }
}
