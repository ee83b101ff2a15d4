package org.trucewatch.notification.delivery;

import io.agroal.api.AgroalDataSource;
import org.trucewatch.notification.party.EndpointRetired;

import java.sql.SQLException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What is still due to an endpoint that is retired goes to its successor, or fails where there is none. */
@ApplicationScoped
class Rerouting {

    private static final String REROUTE =
            "update delivery set endpoint_id = ?, due_at = now() where endpoint_id = ? and state = 'DUE'";
    private static final String GIVE_UP =
            "update delivery set state = 'FAILED' where endpoint_id = ? and state = 'DUE'";

    private final AgroalDataSource database;

    Rerouting(AgroalDataSource database) {
        this.database = database;
    }

    void reroute(@Observes EndpointRetired retired) throws SQLException {
        boolean succeeded = retired.successor() != null;
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(succeeded ? REROUTE : GIVE_UP)) {
            int i = 1;
            if (succeeded) {
                update.setObject(i++, retired.successor());
            }
            update.setObject(i, retired.endpoint());
            update.executeUpdate();
        }
    }
}
