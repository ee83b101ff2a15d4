package org.trucewatch.notification.delivery;

import io.agroal.api.AgroalDataSource;
import org.trucewatch.notification.party.EndpointRetired;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What is still due to an endpoint that is retired goes to its successor, or fails where there is none. */
@ApplicationScoped
class Rerouting {

    private static final String REROUTE =
            "update delivery set endpoint_id = ?, due_at = now() where endpoint_id = ? and state = 'DUE'";
    private static final String GIVE_UP =
            "update delivery set state = 'FAILED' where endpoint_id = ? and state = 'DUE' returning id";

    private final AgroalDataSource database;
    private final LostChannels lost;

    Rerouting(AgroalDataSource database, LostChannels lost) {
        this.database = database;
        this.lost = lost;
    }

    void reroute(@Observes EndpointRetired retired) throws SQLException {
        if (retired.successor() == null) {
            lost.after(giveUp(retired.endpoint()));
            return;
        }
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(REROUTE)) {
            update.setObject(1, retired.successor());
            update.setObject(2, retired.endpoint());
            update.executeUpdate();
        }
    }

    private List<UUID> giveUp(UUID endpoint) throws SQLException {
        var failed = new ArrayList<UUID>();
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(GIVE_UP)) {
            update.setObject(1, endpoint);
            try (var rows = update.executeQuery()) {
                while (rows.next()) {
                    failed.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return failed;
    }
}
