package org.trucewatch.verification.evidence;

import io.agroal.api.AgroalDataSource;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Contents that the store may have as copies although nothing is a copy by them. Whoever notes one holds it until the
 * transaction ends, and nobody clears it away meanwhile; notes come last in a transaction and in one order.
 */
@ApplicationScoped
public class Leftovers {

    private static final String NOTE = """
            insert into leftover (sha256, due_at)
            select distinct sha256, now() + make_interval(secs => ?) from unnest(?::text[]) sha256 order by sha256
            on conflict (sha256) do update set due_at = excluded.due_at""";

    private static final String DUE = """
            select sha256 from leftover where due_at <= now() order by due_at limit 1 for update skip locked""";

    private static final String SETTLE = "delete from leftover where sha256 = ?";

    private final AgroalDataSource database;

    Leftovers(AgroalDataSource database) {
        this.database = database;
    }

    /** @param rest after which it is looked at whether something is a copy by them */
    public void note(Collection<String> contents, Duration rest) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(NOTE)) {
            insert.setDouble(1, rest.toMillis() / 1000.0);
            insert.setArray(2, connection.createArrayOf("text", contents.toArray()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("contents could not be noted", e);
        }
    }

    /** One that is due, held until the transaction ends. */
    public Optional<String> due() {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(DUE);
                var row = query.executeQuery()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException("leftovers could not be asked", e);
        }
    }

    public void settle(String content) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(SETTLE)) {
            delete.setString(1, content);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a leftover could not be settled", e);
        }
    }
}
