package org.trucewatch.notification.delivery;

import io.agroal.api.AgroalDataSource;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

/** The record of every try; only added to. */
@ApplicationScoped
public class Attempts {

    private static final String ADD = """
            insert into attempt (delivery_id, round, number, at, outcome, detail)
            select * from unnest(?::uuid[], ?::int[], ?::int[], ?::timestamptz[], ?::text[], ?::text[])
            on conflict do nothing""";
    private static final String OF = """
            select a.delivery_id, a.round, a.number, a.at, a.outcome, a.detail
              from attempt a join delivery d on d.id = a.delivery_id
             where d.notice_id = ? order by a.delivery_id, a.round, a.number""";

    private final AgroalDataSource database;

    Attempts(AgroalDataSource database) {
        this.database = database;
    }

    public void add(List<Attempt> attempts) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(ADD)) {
            column(insert, 1, "uuid", attempts, Attempt::deliveryId);
            column(insert, 2, "int", attempts, Attempt::round);
            column(insert, 3, "int", attempts, Attempt::number);
            column(insert, 4, "timestamptz", attempts, attempt -> attempt.at().toString());
            column(insert, 5, "text", attempts, Attempt::outcome);
            column(insert, 6, "text", attempts, Attempt::detail);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("attempts could not be recorded", e);
        }
    }

    private static void column(
            PreparedStatement insert, int index, String type, List<Attempt> attempts, Function<Attempt, ?> value)
            throws SQLException {
        insert.setArray(
                index,
                insert.getConnection()
                        .createArrayOf(type, attempts.stream().map(value).toArray()));
    }

    public List<Attempt> of(UUID noticeId) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(OF)) {
            query.setObject(1, noticeId);
            var attempts = new ArrayList<Attempt>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    attempts.add(new Attempt(
                            rows.getObject(1, UUID.class),
                            rows.getInt(2),
                            rows.getInt(3),
                            rows.getObject(4, OffsetDateTime.class).toInstant(),
                            rows.getString(5),
                            rows.getString(6)));
                }
            }
            return attempts;
        } catch (SQLException e) {
            throw new IllegalStateException("attempts could not be read", e);
        }
    }
}
