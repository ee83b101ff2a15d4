package org.trucewatch.notification.delivery;

import io.agroal.api.AgroalDataSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

/** Writes many deliveries in one statement. */
@ApplicationScoped
public class DeliveryRows {

    private static final String INSERT = """
            insert into delivery (id, notice_id, party, channel, endpoint_id, state, served_at, released_at)
            select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::timestamptz[],
                                 ?::timestamptz[])
            on conflict (id) do nothing""";

    private final AgroalDataSource database;

    DeliveryRows(AgroalDataSource database) {
        this.database = database;
    }

    /** Adds those that are not there yet, in the caller's transaction. */
    public void add(List<Delivery> deliveries) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setArray(1, array(connection, "uuid", deliveries, Delivery::id));
            insert.setArray(2, array(connection, "uuid", deliveries, Delivery::noticeId));
            insert.setArray(3, array(connection, "text", deliveries, Delivery::party));
            insert.setArray(4, array(connection, "text", deliveries, delivery -> delivery.channel()
                    .name()));
            insert.setArray(5, array(connection, "uuid", deliveries, Delivery::endpointId));
            insert.setArray(6, array(connection, "text", deliveries, delivery -> delivery.state()
                    .name()));
            insert.setArray(7, array(connection, "timestamptz", deliveries, delivery -> text(delivery.servedAt())));
            insert.setArray(8, array(connection, "timestamptz", deliveries, delivery -> text(delivery.releasedAt())));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("deliveries could not be written", e);
        }
    }

    private static String text(Instant time) {
        return time == null ? null : time.toString();
    }

    private static <T> java.sql.Array array(
            Connection connection, String type, List<T> rows, Function<T, Object> column) throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(column).toArray());
    }
}
