package org.trucewatch.load.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What the same PostgreSQL takes without any service: transactions of one row of 600 bytes in a table with two indexes
 * and one row of an outbox, in a database of its own that is dropped afterwards.
 */
final class Baseline {

    private static final int CONNECTIONS = 8;
    private static final int EVENT_BYTES = 600;
    /** Of sixteen letters each; with id, subject and time they make the row. */
    private static final int CONTENT_WORDS = 33;

    private static final String SCRATCH = "bench_baseline";
    private static final String[] TABLES = {"""
        create table fact (id uuid primary key, subject text not null, content text not null,
                           created_at timestamptz not null default now())""", "create index fact_since on fact (created_at, id)", """
        create table outbox (
            position bigint generated always as identity primary key, id uuid not null, exchange text not null,
            routing_key text not null, body bytea not null, attempts integer not null default 0,
            leased_until timestamptz not null default 'epoch', created_at timestamptz not null default now()
        ) with (fillfactor = 70)"""};

    private final Ground ground;

    Baseline(Ground ground) {
        this.ground = ground;
    }

    Throughput measure(Duration warming, Duration measuring) {
        run("drop database if exists " + SCRATCH + " with (force)");
        run("create database " + SCRATCH);
        try {
            try (var connection = connect(SCRATCH);
                    var statement = connection.createStatement()) {
                for (var table : TABLES) {
                    statement.execute(table);
                }
            }
            Crew.atFullSpeed(CONNECTIONS, warming).work(Inserting::new);
            return Crew.atFullSpeed(CONNECTIONS, measuring).work(Inserting::new);
        } catch (SQLException e) {
            throw new IllegalStateException("No baseline: " + e.getMessage(), e);
        } finally {
            run("drop database if exists " + SCRATCH + " with (force)");
        }
    }

    private void run(String sql) {
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused: " + sql, e);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                ground.postgres() + database, ground.postgresUser(), ground.postgresPassword());
    }

    /** One connection; its statements are prepared once. */
    private final class Inserting implements Crew.Hand {

        private final Connection connection = connect(SCRATCH);
        private final PreparedStatement fact =
                connection.prepareStatement("insert into fact (id, subject, content) values (?, ?, ?)");
        private final PreparedStatement event =
                connection.prepareStatement("insert into outbox (id, exchange, routing_key, body) values (?, ?, ?, ?)");
        private final byte[] body = new byte[EVENT_BYTES];

        Inserting() throws SQLException {
            connection.setAutoCommit(false);
        }

        @Override
        public boolean once() throws SQLException {
            var random = ThreadLocalRandom.current();
            var id = new UUID(random.nextLong(), random.nextLong());
            fact.setObject(1, id);
            fact.setString(2, "subject-" + random.nextInt(1000));
            fact.setString(3, HexFormat.of().toHexDigits(random.nextLong()).repeat(CONTENT_WORDS));
            fact.executeUpdate();
            random.nextBytes(body);
            event.setObject(1, id);
            event.setString(2, "bench");
            event.setString(3, "bench.fact.v1");
            event.setBytes(4, body);
            event.executeUpdate();
            connection.commit();
            return true;
        }

        @Override
        public void close() throws IOException {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }
    }
}
