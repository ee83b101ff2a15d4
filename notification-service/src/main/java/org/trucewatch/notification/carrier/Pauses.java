package org.trucewatch.notification.carrier;

import io.agroal.api.AgroalDataSource;
import org.jboss.logging.Logger;
import org.trucewatch.notification.delivery.Breaker;
import org.trucewatch.notification.delivery.DeliveryRules;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** Counts failures in a row per endpoint and pauses the one that keeps failing; a success ends the pause. */
@ApplicationScoped
class Pauses {

    private static final Logger LOG = Logger.getLogger(Pauses.class);

    private static final String WELL =
            "update endpoint set failures = 0, paused_until = 'epoch' where id = ? and failures > 0";
    private static final String FAILED = "update endpoint set failures = failures + 1 where id = ? returning failures";
    private static final String PAUSE =
            "update endpoint set paused_until = now() + make_interval(secs => ?) where id = ?";

    private final AgroalDataSource database;
    private final Breaker breaker;

    Pauses(AgroalDataSource database, DeliveryRules rules) {
        this.database = database;
        this.breaker = rules.breaker();
    }

    void after(List<Settlement.Settled> batch) {
        // sorted, so that two replicas lock the rows in the same order
        var outcomes = batch.stream()
                .collect(Collectors.groupingBy(
                        settled -> settled.parcel().endpointId(),
                        java.util.TreeMap::new,
                        Collectors.partitioningBy(settled -> settled.outcome().result() == Outcome.Result.FAILED)));
        try (var connection = database.getConnection()) {
            for (var endpoint : outcomes.entrySet()) {
                if (!endpoint.getValue().get(false).isEmpty()) {
                    well(connection, endpoint.getKey());
                } else {
                    failed(connection, endpoint.getKey());
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("pauses could not be kept", e);
        }
    }

    private static void well(Connection connection, UUID endpoint) throws SQLException {
        try (var update = connection.prepareStatement(WELL)) {
            update.setObject(1, endpoint);
            update.executeUpdate();
        }
    }

    private void failed(Connection connection, UUID endpoint) throws SQLException {
        int failures;
        try (var update = connection.prepareStatement(FAILED)) {
            update.setObject(1, endpoint);
            try (var row = update.executeQuery()) {
                failures = row.next() ? row.getInt(1) : 0;
            }
        }
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
