package org.trucewatch.notification.delivery;

import io.agroal.api.AgroalDataSource;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** A notice that could not be delivered over a channel is to be served by hand, unless the party has taken note of it. */
@ApplicationScoped
public class LostChannels {

    private static final String UNNOTED = """
            select distinct d.notice_id, d.party, d.released_at from delivery d
             where d.id = any(?)
               and not exists (select from acknowledgement a where a.notice_id = d.notice_id and a.party = d.party)""";

    private final AgroalDataSource database;
    private final DeliveryRows rows;

    LostChannels(AgroalDataSource database, DeliveryRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** Adds what is to be done by hand for deliveries that have failed, in the caller's transaction. */
    public void after(Collection<UUID> failed) {
        if (failed.isEmpty()) {
            return;
        }
        var byHand = new ArrayList<Delivery>();
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(UNNOTED)) {
            query.setArray(1, connection.createArrayOf("uuid", failed.toArray()));
            try (var found = query.executeQuery()) {
                while (found.next()) {
                    byHand.add(Delivery.byHand(
                            found.getObject(1, UUID.class),
                            found.getString(2),
                            found.getObject(3, OffsetDateTime.class).toInstant()));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("failed deliveries could not be read", e);
        }
        rows.add(byHand);
    }
}
