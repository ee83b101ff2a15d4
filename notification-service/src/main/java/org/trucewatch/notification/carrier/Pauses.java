package org.trucewatch.notification.carrier;

import io.agroal.api.AgroalDataSource;
import org.jboss.logging.Logger;
import org.trucewatch.notification.delivery.Breaker;
import org.trucewatch.notification.delivery.DeliveryRules;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** Counts failures in a row per endpoint and pauses the one that keeps failing; a success ends the pause. */
@ApplicationScoped
class Pauses {

    private static final Logger LOG = Logger.getLogger(Pauses.class);

    /** Locked in one order, so that two replicas do not wait for each other. */
    private static final String COUNT = """
            update endpoint e
               set failures = case when now.well then 0 else e.failures + 1 end,
                   paused_until = case when now.well then 'epoch' else e.paused_until end
              from (select id, o.well from endpoint join unnest(?::uuid[], ?::boolean[]) as o (id, well) using (id)
                     where failures > 0 or not o.well order by id for update of endpoint) now
             where e.id = now.id
            returning e.id, e.failures""";

    private static final String PAUSE =
            "update endpoint set paused_until = now() + make_interval(secs => ?) where id = ?";

    private final AgroalDataSource database;
    private final Breaker breaker;

    Pauses(AgroalDataSource database, DeliveryRules rules) {
        this.database = database;
        this.breaker = rules.breaker();
    }

    void after(List<Settlement.Settled> batch) {
        Map<UUID, Boolean> well = batch.stream()
                .collect(Collectors.toMap(
                        settled -> settled.parcel().endpointId(),
                        settled -> settled.outcome().result() != Outcome.Result.FAILED,
                        Boolean::logicalOr));
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(COUNT)) {
            update.setArray(1, connection.createArrayOf("uuid", well.keySet().toArray()));
            update.setArray(2, connection.createArrayOf("boolean", well.values().toArray()));
            try (var rows = update.executeQuery()) {
                while (rows.next()) {
                    pause(connection, rows.getObject(1, UUID.class), rows.getInt(2));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("pauses could not be kept", e);
        }
    }

    private void pause(Connection connection, UUID endpoint, int failures) throws SQLException {
        Duration pause = breaker.pauseAfter(failures);
        if (pause.isZero()) {
            return;
        }
        LOG.warnf("endpoint %s failed %d times in a row and is paused for %s", endpoint, failures, pause);
        try (var update = connection.prepareStatement(PAUSE)) {
            update.setDouble(1, pause.toMillis() / 1000.0);
            update.setObject(2, endpoint);
            update.executeUpdate();
        }
    }
}
